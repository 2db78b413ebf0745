import type { UpdateView } from '../../../server/contract/updates.ts';
import { ask } from '../../api.ts';
import type { Result } from '../../problem.ts';
import { pieceSender, uploadFile } from '../../upload.ts';

/**
 * Sends the file in pieces and lets the box install it.
 * @param onProgress is told how much of it has arrived, 0 to 1
 */
export async function uploadUpdate(
  file: Blob,
  onProgress: (part: number) => void,
  send = pieceSender('/updates/pieces'),
): Promise<Result<{ update: UpdateView }>> {
  const sent = await uploadFile(file, onProgress, send);
  return sent.ok ? ask('POST', '/updates/install', { bytes: file.size }) : sent;
}
