/**
 * The first page, ready to be sent to a crowd. All but the router's parameters is the same for
 * everybody in one language, so it is rendered once with a stand-in for them and compressed once:
 * the part before the first of them, style and view included, as well as zlib can, the rest with
 * gaps for them. A phone then costs only the filling of those.
 *
 * A deflate stream may be cut at a flush and go on with another compressor, as long as that
 * refers to nothing but the text before it (RFC 1951 section 3.2.4, and how pigz works).
 */
import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { GappedText } from './deflate/gapped-text.ts';
import { CARRIED, carriedParameters } from './parameters.ts';

/** Everything up to here is the same for everybody; the script finds the view before it. */
const START = '<div id="app">';
/** As much of the text before as is worth looking into again: about the size of a view. */
const LOOKED_INTO_BYTES = 8_192;
/** RFC 1952 section 2.3: gzip, deflate, no flags, no time, unknown system. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

export interface PreparedPage {
  plain(router: Record<string, string>): Buffer;
  gzip(router: Record<string, string>): Buffer;
}

/** @param html rendered for the router parameters `{[CARRIED]: '1'}`. */
export function preparePage(html: string): PreparedPage {
  const start = html.indexOf(START);
  const head = Buffer.from(html.slice(0, start));
  const packed = deflateRawSync(head, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const headCrc = crc32(head);
  const pieces = html
    .slice(start)
    .split(STAND_IN)
    .map((piece) => Buffer.from(piece));
  const body = new GappedText(head.subarray(-LOOKED_INTO_BYTES), pieces);
  return {
    plain: (router) => Buffer.concat([head, body.filled(queryHtml(router))]),
    gzip(router) {
      const query = queryHtml(router);
      const text = body.filled(query);
      const deflated = body.deflated(query);
      // Many plans behind a talkative router.
      if (!deflated) return gzipSync(Buffer.concat([head, text]));
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(crc32(text, headCrc), 0);
      tail.writeUInt32LE(head.length + text.length, 4);
      return Buffer.concat([GZIP_HEAD, packed, deflated, tail]);
    },
  };
}

/** What the renderer makes of the stand-in. */
const STAND_IN = `&amp;${CARRIED}=1`;

/** As it follows `?lang=en` in a link; the encoding leaves nothing but `&` to escape. */
function queryHtml(router: Record<string, string>): Buffer {
  const query = new URLSearchParams(carriedParameters(router)).toString();
  return Buffer.from(query === '' ? '' : `&amp;${query.replaceAll('&', '&amp;')}`);
}
