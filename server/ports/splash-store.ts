/** What the splash keeps: looks, pictures, the owner's words, consents, counts. */

export interface PictureRecord {
  /** Made from the content, so that the same picture is stored once and its URL never changes. */
  id: string;
  type: 'image/png' | 'image/jpeg';
  widthPx: number;
  heightPx: number;
  bytes: Buffer;
  createdAtMs: number;
}

/** One sentence or label of the splash as the owner wants it. */
export interface WordingRecord {
  language: string;
  /** Path in the text object, e.g. `plans.heading`. */
  key: string;
  words: string;
}

export interface ConsentRecord {
  termsVersion: string;
  /** `purchase:<id>` or `voucher:<id>`. */
  subject: string;
  language: string;
  mac: string | null;
  consentedAtMs: number;
}

/** How often something happened on a day, by the phones' operating system; nobody is in it. */
export interface CountRecord {
  /** `2026-11-21` in the shop's time zone. */
  day: string;
  step: string;
  phoneOs: string;
  count: number;
}

export interface SplashStore {
  /** Looks as stored, by router id; '' is the look of all others. */
  looks(): Promise<{ routerId: string; look: string }[]>;
  putLook(routerId: string, look: string, atMs: number): Promise<void>;
  deleteLook(routerId: string): Promise<void>;
  putPicture(picture: PictureRecord): Promise<void>;
  findPicture(id: string): Promise<PictureRecord | null>;
  /** Forgets pictures uploaded before the moment which are none of `keptIds`. */
  deleteOtherPictures(keptIds: readonly string[], uploadedBeforeMs: number): Promise<void>;
  wording(): Promise<WordingRecord[]>;
  putWording(wording: WordingRecord, atMs: number): Promise<void>;
  deleteWording(language: string, key: string): Promise<void>;
  /** Keeps every version of the terms that customers were shown. */
  putTerms(version: string, words: string, atMs: number): Promise<void>;
  /** The first consent of a subject to a version stays. */
  recordConsent(consent: ConsentRecord): Promise<void>;
  addCounts(counts: readonly CountRecord[]): Promise<void>;
  /** @param fromDay the first day, inclusive. */
  counts(fromDay: string): Promise<CountRecord[]>;
}
