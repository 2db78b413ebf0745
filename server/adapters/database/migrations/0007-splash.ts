import type { Migration } from '../migrate.ts';

/** The owner's look and words of the splash, consent to the terms, and what is counted there. */
export const splash: Migration = {
  version: 7,
  name: 'splash',
  statements: [
    `CREATE TABLE splash_pictures (
      id TEXT NOT NULL PRIMARY KEY,
      type TEXT NOT NULL CHECK (type IN ('image/png','image/jpeg')),
      width_px INT NOT NULL CHECK (width_px > 0),
      height_px INT NOT NULL CHECK (height_px > 0),
      bytes BYTES NOT NULL,
      created_at INT NOT NULL
    ) @STRICT`,
    // The look of a router's customers by its id; '' is everybody else's.
    `CREATE TABLE splash_looks (
      router_id TEXT NOT NULL PRIMARY KEY,
      look TEXT NOT NULL,
      updated_at INT NOT NULL
    ) @STRICT`,
    `CREATE TABLE splash_wording (
      language TEXT NOT NULL,
      key TEXT NOT NULL,
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
      updated_at INT NOT NULL,
      PRIMARY KEY (language, key)
    ) @STRICT`,
    `CREATE TABLE terms (
      version TEXT NOT NULL PRIMARY KEY,
      words TEXT NOT NULL,
      created_at INT NOT NULL
    ) @STRICT`,
    `CREATE TABLE consents (
      terms_version TEXT NOT NULL REFERENCES terms(version),
      subject TEXT NOT NULL,
      language TEXT NOT NULL,
      mac TEXT,
      consented_at INT NOT NULL,
      PRIMARY KEY (terms_version, subject)
    ) @STRICT`,
    `CREATE TABLE splash_counts (
      day TEXT NOT NULL,
      step TEXT NOT NULL,
      phone_os TEXT NOT NULL,
      count INT NOT NULL CHECK (count > 0),
      PRIMARY KEY (day, step, phone_os)
    ) @STRICT`,
    `CREATE INDEX purchases_mac ON purchases(mac, created_at)`,
    `ALTER TABLE plans ADD COLUMN best_value INT NOT NULL DEFAULT 0 CHECK (best_value IN (0, 1))`,
    `ALTER TABLE plans ADD COLUMN shown_from_minute INT CHECK (shown_from_minute BETWEEN 0 AND 1439)`,
    `ALTER TABLE plans ADD COLUMN shown_until_minute INT CHECK (shown_until_minute BETWEEN 0 AND 1439)`,
  ],
};
