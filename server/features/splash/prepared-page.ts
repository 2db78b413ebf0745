/**
 * The first page, ready to be sent to a crowd. All but the router's parameters is the same for
 * everybody in one language, so it is rendered once with a stand-in for them, and the part before
 * the first of them, style and view included, is compressed once. A phone then costs only the
 * deflating of a few kilobytes, with the view as the dictionary that the phone has just read.
 *
 * A deflate stream may be cut at a flush and go on with another compressor, as long as that
 * refers to nothing but the text before it (RFC 1951 section 3.2.4, and how pigz works).
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { CARRIED, carriedParameters } from './parameters.ts';

/** Everything up to here is the same for everybody; the script finds the view before it. */
const START = '<div id="app">';
/** As much of the text before as is worth looking into again: about the size of a view. */
const DICTIONARY_BYTES = 8_192;
/** A window for dictionary and page: zlib's usual memory costs a crowd more than its compression. */
const QUICK = { level: 1, windowBits: 14, memLevel: 6 };
/** RFC 1952 section 2.3: gzip, deflate, no flags, no time, unknown system. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

export interface PreparedPage {
  plain(router: Record<string, string>): string;
  gzip(router: Record<string, string>): Buffer;
}

/** @param html rendered for the router parameters `{[CARRIED]: '1'}`. */
export function preparePage(html: string): PreparedPage {
  const start = html.indexOf(START);
  const head = html.slice(0, start);
  const pieces = html.slice(start).split(stand.query);
  const headBytes = Buffer.from(head);
  const packed = deflateRawSync(headBytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const headCrc = crc32(headBytes);
  const dictionary = headBytes.subarray(-DICTIONARY_BYTES);
  const bodyFor = (router: Record<string, string>): string => {
    const carried = carriedParameters(router);
    return pieces.join(queryHtml(carried)).replace(stand.field, () => fieldsHtml(carried));
  };
  return {
    plain: (router) => head + bodyFor(router),
    gzip(router) {
      const body = Buffer.from(bodyFor(router));
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(crc32(body, headCrc), 0);
      tail.writeUInt32LE(headBytes.length + body.length, 4);
      return Buffer.concat([
        GZIP_HEAD,
        packed,
        deflateRawSync(body, { ...QUICK, dictionary }),
        tail,
      ]);
    },
  };
}

/** What the renderer makes of the stand-in. */
const stand = {
  query: `&amp;${CARRIED}=1`,
  field: `<input type="hidden" name="${CARRIED}" value="1"/>`,
};

/** As it follows `?lang=en` in a link; the encoding leaves nothing but `&` to escape. */
function queryHtml(router: Record<string, string>): string {
  const query = new URLSearchParams(router).toString();
  return query === '' ? '' : `&amp;${query.replaceAll('&', '&amp;')}`;
}

function fieldsHtml(router: Record<string, string>): string {
  return Object.entries(router)
    .map(([name, value]) => `<input type="hidden" name="${name}" ${valueHtml(value)}/>`)
    .join('');
}

/** As the renderer writes the attribute, so that the script finds the page as it would draw it. */
function valueHtml(value: string): string {
  return value === '' ? 'value' : `value="${escapeHtml(value)}"`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<"]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&quot;',
  );
}
