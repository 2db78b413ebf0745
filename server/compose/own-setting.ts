import type { House } from './house.ts';

/** Stores a setting that the box makes for itself, sealed when it is a secret; it holds from now on. */
export async function keepSetting(
  { settings, database, clock }: House,
  key: string,
  value: string,
): Promise<void> {
  const checked = settings.check(key, value);
  if (!checked) return;
  await database.transaction((stores) => stores.settings.set(key, checked.stored, clock.now()));
  await settings.load(database.read.settings);
}
