import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One archive of files that are made while it is read, one after the other. */
export function zip(
  files: AsyncIterable<{ name: string; content: AsyncIterable<string> }>,
): AsyncIterable<Uint8Array> {
  const archive = new ZipFile();
  const output = archive.outputStream as unknown as Readable;
  void (async () => {
    try {
      for await (const { name, content } of files) {
        const stream = Readable.from(content, { objectMode: false });
        stream.once('error', (error) => output.destroy(error));
        archive.addReadStream(stream, name);
        await new Promise((resolve) => stream.once('close', resolve));
      }
      archive.end();
    } catch (error) {
      output.destroy(error as Error);
    }
  })();
  return output;
}
