import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aroundChanges, type DiffLine, lineDiff } from './line-diff.ts';

const side = (diff: DiffLine[], leaves: 'added' | 'removed') =>
  diff.filter(({ what }) => what !== leaves).map(({ line }) => line);

it('shows what was added and what was removed, in its place', () => {
  const before = '# 2026-11-28 by RouterOS 7\n/ip address\nadd a\nadd b\n/radius\nadd r\n';
  const after = '# 2026-11-29 by RouterOS 7\n/ip address\nadd a\nadd c\n/radius\nadd r\nadd s\n';
  expect(lineDiff(before, after)).toEqual([
    { what: 'same', line: '/ip address' },
    { what: 'same', line: 'add a' },
    { what: 'removed', line: 'add b' },
    { what: 'added', line: 'add c' },
    { what: 'same', line: '/radius' },
    { what: 'same', line: 'add r' },
    { what: 'added', line: 'add s' },
  ]);
});

it('leads from any text to any other, by the fewest lines', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = lineDiff(before.join('\n'), after.join('\n')) ?? [];
      expect(side(diff, 'added')).toEqual(before);
      expect(side(diff, 'removed')).toEqual(after);
      const changed = diff.filter(({ what }) => what !== 'same').length;
      expect(changed).toBe(before.length + after.length - 2 * longestCommon(before, after));
    }),
  );
});

function longestCommon(a: string[], b: string[]): number {
  const rows = a.map(() => b.map(() => 0));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (const [i, line] of a.entries()) {
    for (const [j, other] of b.entries()) {
      const row = rows[i] as number[];
      row[j] = line === other ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  return at(a.length - 1, b.length - 1);
}

it('gives up where everything differs', () => {
  const many = (word: string) => Array.from({ length: 1_500 }, (_, n) => `${word}${n}`).join('\n');
  expect(lineDiff(many('a'), many('b'))).toBeNull();
});

it('leaves out what is alike, but for the lines around a change', () => {
  const same = (line: string): DiffLine => ({ what: 'same', line });
  const lines = [...['a', 'b', 'c'].map(same), { what: 'added' as const, line: 'x' }, same('d')];
  expect(aroundChanges(lines, 1)).toEqual([
    { what: 'skipped', count: 2 },
    same('c'),
    { what: 'added', line: 'x' },
    same('d'),
  ]);
});
