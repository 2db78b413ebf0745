/** A file that arrives in pieces. */
export interface GrowingFile {
  path: string;
  /** Bytes that have arrived so far. */
  size(): number;
  /** Adds a piece; at offset 0 a new file begins. */
  append(offset: number, piece: Uint8Array): Promise<void>;
  clear(): void;
}
