import { describe, expect, it } from 'vitest';
import type { Result } from '../../problem.ts';
import { uploadUpdate } from './upload.ts';

type Sent = Result<{ arrivedBytes: number }>;
const refused = (code: string, fields: Record<string, string> = {}): Sent => ({
  ok: false,
  problem: { code, message: '', fields },
});

describe('sending an update to the box', () => {
  const file = new Blob([new Uint8Array(5_000_000)]);

  /** A box that stores pieces, behind Wi-Fi that does what `fate` says, then behaves. */
  function box(fate: ('answer lost' | 'piece lost')[]) {
    let arrivedBytes = 0;
    const offsets: number[] = [];
    const send = async (offset: number, piece: Blob): Promise<Sent> => {
      offsets.push(offset);
      const what = fate.shift();
      if (what === 'piece lost') return refused('offline');
      if (offset !== arrivedBytes) return refused('wrong_offset', { offset: `${arrivedBytes}` });
      arrivedBytes += piece.size;
      return what === 'answer lost' ? refused('offline') : { ok: true, value: { arrivedBytes } };
    };
    return { send, offsets, arrived: () => arrivedBytes };
  }

  it('goes on after lost pieces and lost answers, and sends nothing twice into the file', async () => {
    const wifi = box(['answer lost', 'piece lost', 'answer lost']);
    const parts: number[] = [];
    // The last step asks the box, which is not there: only the pieces matter here.
    await uploadUpdate(file, (part) => parts.push(part), wifi.send);
    expect(wifi.arrived()).toBe(file.size);
    expect(parts.at(-1)).toBe(1);
  });

  it('gives up on a box that stays away, and at once on one that refuses', async () => {
    const away = box(Array.from({ length: 10 }, () => 'piece lost' as const));
    const gone = await uploadUpdate(file, () => {}, away.send);
    expect(gone).toMatchObject({ ok: false, problem: { code: 'offline' } });
    expect(away.offsets).toHaveLength(5);
    const said = await uploadUpdate(
      file,
      () => {},
      async () => refused('not_an_update'),
    );
    expect(said).toMatchObject({ ok: false, problem: { code: 'not_an_update' } });
  });
});
