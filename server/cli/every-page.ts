import type { Page } from '../contract/admin.ts';
import type { Client } from './client.ts';

/** Every page of a list. */
export async function everyPage<T>(client: Client, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const joint = path.includes('?') ? '&' : '?';
    const next: string = cursor === null ? path : `${path}${joint}cursor=${cursor}`;
    const page: Page<T> = await client.get(next);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
