import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPicture } from './picture.ts';

const chunk = (name: string, data: Uint8Array) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(name, 4);
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const header = (width: number, height: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
};
const drawn = chunk('IDAT', deflateSync(Buffer.alloc(10)));
const end = chunk('IEND', Buffer.alloc(0));
const segment = (marker: number, data: Uint8Array) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, data.length + 2]), data]);
const jpeg = (...telling: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF')),
    ...telling,
    segment(0xc0, Buffer.from([8, 0, 60, 0, 80, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
  ]);

describe('a picture', () => {
  it('in PNG keeps what draws and loses what tells', () => {
    const secret = chunk('tEXt', Buffer.from('Comment\0<script>'));
    const file = Buffer.concat([signature, header(80, 60), secret, drawn, end, Buffer.from('PK')]);
    const reading = readPicture(file);
    expect(reading).toMatchObject({ ok: true, picture: { type: 'image/png', widthPx: 80 } });
    if (!reading.ok) return;
    expect(Buffer.from(reading.picture.bytes).toString('latin1')).not.toMatch(/script|PK/);
    expect(readPicture(reading.picture.bytes)).toEqual(reading);
  });

  it('in JPEG loses where it was taken and what hangs on behind', () => {
    const place = segment(0xe1, Buffer.from('Exif GPS'));
    const reading = readPicture(Buffer.concat([jpeg(place), Buffer.from('<script>')]));
    expect(reading).toEqual(readPicture(jpeg()));
    expect(reading).toMatchObject({
      ok: true,
      picture: { type: 'image/jpeg', widthPx: 80, heightPx: 60 },
    });
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['nothing', Buffer.alloc(0)],
    ['a cut PNG', Buffer.concat([signature, header(80, 60), drawn])],
    ['a PNG without a picture', Buffer.concat([signature, header(80, 60), end])],
    ['a PNG as large as a house', Buffer.concat([signature, header(70_000, 60), drawn, end])],
    ['a cut JPEG', jpeg().subarray(0, 20)],
  ])('is not %s', (_what, bytes) => {
    expect(readPicture(bytes)).toEqual({ ok: false, problem: 'not_a_picture' });
  });

  it('may be any bytes at all without a fault', () => {
    const starts = [Buffer.alloc(0), signature, Buffer.concat([signature, header(9, 9)]), jpeg()];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        expect(readPicture(Buffer.concat([start, rest]))).toHaveProperty('ok');
      }),
    );
  });
});
