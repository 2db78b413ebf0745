import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GammuSimulator, startGammuSimulator } from '../../../test/simulators/gammu.ts';
import { countingRandom, recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import type { DeliveryReport, InboundSms, SmsGateway } from '../../ports/sms.ts';
import { parseInboxName, parseOutboxName, textOfFile, textToFile } from './files.ts';
import { createGammu } from './gammu.ts';

describe('a GSM modem behind gammu-smsd', () => {
  let folder: string;
  let clock: VirtualClock;
  let modem: GammuSimulator;
  let gateway: SmsGateway;
  let reports: DeliveryReport[];
  let inbox: InboundSms[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-gammu-'));
    clock = new VirtualClock();
    modem = startGammuSimulator({ folder, clock });
    gateway = createGammu({ folder }, { clock, random: countingRandom(), log: recordingLog([]) });
    reports = [];
    inbox = [];
  });
  afterEach(() => {
    modem.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (name: string) => readdirSync(join(folder, name));
  const collect = (fail = false) =>
    gateway.collector?.collect({
      report: async (report) => {
        if (fail) throw new Error('the power went');
        reports.push(report);
      },
      inbound: async (sms) => {
        if (fail) throw new Error('the power went');
        inbox.push(sms);
      },
    });

  it('sends what is put into its outbox, and the text is not left lying about', async () => {
    const outcome = await gateway.send({ to: '+254712345678', text: 'Code: ABCDE-12345' });
    expect(outcome).toMatchObject({ kind: 'accepted', parts: 1, costCents: null });
    expect(files('outbox')).toEqual([
      expect.stringMatching(/^OUTC20260301_120000_00_\+254712345678_[0-9a-f]{16}\.txt$/),
    ]);
    clock.advance(1_000);
    expect(modem.sent()).toEqual([{ to: '+254712345678', text: 'Code: ABCDE-12345' }]);
    await collect();
    const providerId = outcome.kind === 'accepted' ? outcome.providerId : '';
    expect(reports).toMatchObject([{ providerId, status: 'pending', phone: '254712345678' }]);
    expect(files('sent')).toEqual([]);
  });

  it('gives back what it could not send, so that another provider can', async () => {
    await gateway.send({ to: '+254712345000', text: 'first' });
    clock.advance(1_000);
    await collect();
    expect(reports).toMatchObject([{ status: 'not_sent', detail: 'the modem could not send it' }]);
    expect(files('error')).toEqual([]);
  });

  it('takes a text back after three minutes when no daemon takes it', async () => {
    modem.setOn(false);
    await gateway.send({ to: '+254712345678', text: 'first' });
    clock.advance(179_000);
    await collect();
    expect(reports).toEqual([]);
    clock.advance(1_000);
    await collect();
    expect(reports).toMatchObject([{ status: 'not_sent', phone: '254712345678' }]);
    modem.setOn(true);
    modem.look();
    expect(modem.sent()).toEqual([]);
  });

  it('knows that nothing left when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const broken = createGammu(
      { folder: join(folder, 'file') },
      { clock, random: countingRandom(), log: recordingLog([]) },
    );
    expect(await broken.send({ to: '+254712345678', text: 'x' })).toMatchObject({
      kind: 'rejected',
      refusal: 'not_sent',
    });
  });

  it('hands every message over again when its handler did not finish', async () => {
    modem.receive('+254712345678', 'BAL');
    await expect(collect(true)).rejects.toThrow('power');
    await collect();
    expect(inbox).toMatchObject([{ phone: '254712345678', text: 'BAL' }]);
    expect(files('inbox')).toEqual([]);
  });

  it('joins the parts of a long message, and leaves what is not from a phone', async () => {
    const stamp = 'IN20260301_120000_00_+254712345678';
    writeFileSync(join(folder, 'inbox', `${stamp}_01.txt`), ' wangu');
    writeFileSync(join(folder, 'inbox', `${stamp}_00.txt`), 'KODI');
    writeFileSync(join(folder, 'inbox', 'IN20260301_120000_00_Safaricom_00.txt'), 'Offer!');
    await collect();
    expect(inbox).toMatchObject([{ text: 'KODI wangu' }]);
    expect(files('inbox')).toEqual(['IN20260301_120000_00_Safaricom_00.txt']);
  });

  it('never shows the daemon half a file', async () => {
    mkdirSync(join(folder, 'outbox'), { recursive: true });
    await gateway.send({ to: '+254712345678', text: 'Kodi: Mañana ✓' });
    const [name = ''] = files('outbox');
    expect(textOfFile(readFileSync(join(folder, 'outbox', name)))).toBe('Kodi: Mañana ✓');
    expect(files('outbox').some((file) => file.startsWith('.'))).toBe(false);
  });

  it('reads back every text it writes, and takes no strange name for its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOfFile(textToFile(text))).toBe(text);
        expect(parseOutboxName(text)).toBeNull();
        expect(parseInboxName(text)).toBeNull();
      }),
    );
    expect(textOfFile(Buffer.from([0xfe, 0xff, 0x00, 0x41, 0x00]))).toBe('A');
  });
});
