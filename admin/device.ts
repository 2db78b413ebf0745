/** What the tablet itself can do: the clipboard, files, secrets. */

/**
 * Copies text. The box is mostly opened over plain HTTP, where browsers hide the clipboard, so the
 * old way stands behind the new one.
 * @returns whether it worked.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr-only';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}

/**
 * A random UUID (version 4). `crypto.randomUUID` is missing on plain HTTP, by which most boxes are
 * opened.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Saves a file into the downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has started by then, on slow tablets too.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Without look-alikes, since secrets are sometimes typed on a router. */
const SECRET_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const SECRET_CHARACTERS = 24;

/** A shared secret of 24 characters, about 118 bits. */
export function makeSecret(): string {
  const least = 256 - (256 % SECRET_ALPHABET.length);
  let secret = '';
  while (secret.length < SECRET_CHARACTERS) {
    // Bytes beyond a whole number of alphabets would make its first letters likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(SECRET_CHARACTERS))) {
      if (byte < least && secret.length < SECRET_CHARACTERS) {
        secret += SECRET_ALPHABET.charAt(byte % SECRET_ALPHABET.length);
      }
    }
  }
  return secret;
}
