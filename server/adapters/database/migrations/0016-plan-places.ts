import type { Migration } from '../migrate.ts';

/** Where a plan is sold: on the Wi-Fi page (`visible`), at the counter, both or nowhere. */
export const planPlaces: Migration = {
  version: 16,
  name: 'plan-places',
  statements: [
    'ALTER TABLE plans ADD COLUMN at_counter INT NOT NULL DEFAULT 1 CHECK (at_counter IN (0, 1))',
  ],
};
