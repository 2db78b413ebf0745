import { HIDDEN_SECRET } from '../../../server/contract/settings.ts';

type Settings = Record<string, string>;

/**
 * What puts settings back as the box had them; null where it cannot: a secret that was replaced is
 * known to nobody any more. One that was left alone, or not there before, stands in no way.
 * @param before as the box showed them, secrets hidden
 */
export function undoOf(before: Settings, values: Settings): Settings | null {
  const keys = Object.keys(values);
  const isLost = keys.some((key) => before[key] === HIDDEN_SECRET && values[key] !== HIDDEN_SECRET);
  return isLost ? null : Object.fromEntries(keys.map((key) => [key, before[key] ?? '']));
}
