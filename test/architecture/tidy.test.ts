import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const MOST_FILE_LINES = 300;
const MOST_FUNCTION_LINES = 70;

/** Every source file that git knows or would take. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(tsx?|mjs|cjs|css)$/.test(path));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('test/');

/** A test file is a list of cases; it may be long, its functions may not hide. */
const lengthRuled = files.filter((path) => !/\.test\.tsx?$/.test(path));

describe('tidiness', () => {
  it.each(lengthRuled)('%s has at most 300 lines', (path) => {
    expect(read(path).split('\n').length - 1).toBeLessThanOrEqual(MOST_FILE_LINES);
  });

  const typed = lengthRuled.filter((path) => /\.tsx?$/.test(path));
  it.each(typed)('%s has no function over 70 lines', (path) => {
    expect(longFunctions(path)).toEqual([]);
  });

  const timeless = files.filter(
    (path) =>
      /^(server|radius)\/.*\.ts$/.test(path) &&
      !isTest(path) &&
      !path.startsWith('server/adapters/system/'),
  );
  it.each(timeless)('%s takes time and chance from nowhere but its arguments', (path) => {
    expect(ambientUses(path)).toEqual([]);
  });

  it('names nothing unfinished', () => {
    const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'not ' + 'implemented'].join('|'));
    const marked = files.filter((path) => marks.test(read(path)));
    expect(marked).toEqual([]);
  });
});

function longFunctions(path: string): string[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const start = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const end = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      const lines = end - start + 1;
      if (lines > MOST_FUNCTION_LINES) found.push(`line ${start + 1}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Calls that read the clock, chance or a timer of the process instead of an injected one. */
function ambientUses(path: string): string[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isCallExpression(node) ? node.expression.getText() : '';
    const emptyDate =
      ts.isNewExpression(node) &&
      node.expression.getText() === 'Date' &&
      (node.arguments?.length ?? 0) === 0;
    const ambient = /^(Date\.now|Math\.random|setTimeout|setInterval|performance\.now)$/.test(text);
    if (ambient || emptyDate) {
      found.push(`line ${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
