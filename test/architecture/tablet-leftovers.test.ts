import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ADMIN = join(import.meta.dirname, '..', '..', 'admin');
const WORDS = join(ADMIN, 'text');

describe('what the tablet no longer needs', () => {
  it('no words stand in its texts that no screen says', () => {
    expect(unusedWords()).toEqual([]);
  }, 120_000);

  it('no style is for a class that no screen has', () => {
    const files = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' });
    const screens = files
      .filter((path) => /\.(tsx?|html)$/.test(path))
      .map((path) => readFileSync(join(ADMIN, path), 'utf8'))
      .join('\n');
    const styles = files.filter((path) => path.endsWith('.css'));
    const unused = styles.flatMap((path) =>
      classesOf(readFileSync(join(ADMIN, path), 'utf8'))
        .filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(screens))
        .map((name) => `${path}: .${name}`),
    );
    expect(unused).toEqual([]);
  });
});

function classesOf(css: string): string[] {
  const selectors = css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .match(/[^{};]+(?=\{)/g)
    ?.join(' ');
  return [...new Set([...(selectors ?? '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name))]
    .filter((name) => name !== undefined)
    .sort();
}

/** Every leaf of the English texts that no source of the tablet reaches, as `file: name`. */
function unusedWords(): string[] {
  const config = ts.readConfigFile(join(ADMIN, 'tsconfig.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ADMIN);
  const program = ts.createProgram(fileNames, { ...options, composite: false, noEmit: true });
  const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(ADMIN));
  const used = usesOf(
    program.getTypeChecker(),
    sources.filter(({ fileName }) => !fileName.startsWith(WORDS)),
  );
  return sources
    .filter(({ fileName }) => /\/text\/en[^/]*$/.test(fileName))
    .flatMap((source) =>
      leavesOf(source)
        .filter((leaf) => !used.has(leaf))
        .map((leaf) => `${source.fileName.slice(ADMIN.length + 1)}: ${leaf.name.getText()}`),
    );
}

function leavesOf(source: ts.SourceFile): ts.PropertyAssignment[] {
  const leaves: ts.PropertyAssignment[] = [];
  const visit = (node: ts.Node): void => {
    // What the box names in its answers: `{cancelled: …} as Record<string, string>`.
    if (ts.isAsExpression(node)) return;
    if (ts.isPropertyAssignment(node) && !ts.isObjectLiteralExpression(node.initializer)) {
      leaves.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return leaves;
}

/** Declarations of words that some expression names, or hands on as one of a whole group. */
function usesOf(checker: ts.TypeChecker, sources: readonly ts.SourceFile[]): Set<ts.Node> {
  const used = new Set<ts.Node>();
  const mark = (symbol: ts.Symbol | undefined) => {
    for (const declaration of wordsOf(symbol)) used.add(declaration);
  };
  const groups = new Map<ts.Type, boolean>();
  const isGroup = (type: ts.Type): boolean => {
    const known = groups.get(type);
    const found = known ?? isText(type);
    groups.set(type, found);
    return found;
  };
  const markAll = (type: ts.Type, isTaken: (name: string) => boolean): void => {
    for (const property of type.getProperties()) {
      if (wordsOf(property).length === 0 || !isTaken(property.name)) continue;
      mark(property);
      markAll(checker.getTypeOfSymbol(property), () => true);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) mark(checker.getSymbolAtLocation(node.name));
    if (ts.isObjectBindingPattern(node)) {
      const type = checker.getTypeAtLocation(node);
      for (const { propertyName, name } of node.elements) {
        mark(type.getProperty((propertyName ?? name).getText()));
      }
    }
    if (isReference(node) && !ts.isPropertyAccessExpression(node.parent)) {
      const type = checker.getTypeAtLocation(node);
      if (isGroup(type)) markAll(type, takenOf(node, checker));
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);
  return used;
}

const isReference = (node: ts.Node): node is ts.Expression =>
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node) ||
  ts.isElementAccessExpression(node);

/** Which words of a group are said besides those that are named: all by `group[key]`, or what is asked for. */
function takenOf(node: ts.Expression, checker: ts.TypeChecker): (name: string) => boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return () => parent.expression === node;
  if (ts.isSpreadAssignment(parent)) return () => true;
  const isNamed = ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name);
  const taken = isNamed ? undefined : checker.getContextualType(node);
  // A part of something that is made here, `{unitWords: text.units}`; but not of a language's whole text.
  if (!taken && ts.isPropertyAssignment(parent)) return () => ts.isPropertyAccessExpression(node);
  if (!taken || taken.flags & ts.TypeFlags.TypeParameter) return () => false;
  // As words themselves it goes on to where they are named.
  if (isText(taken)) return () => false;
  const kinds = taken.isUnion() ? taken.types : [taken];
  if (kinds.some((kind) => kind.getStringIndexType())) return () => true;
  return (name) => taken.getProperty(name) !== undefined;
}

const isText = (type: ts.Type) =>
  type.getProperties().some((property) => wordsOf(property).length > 0);

/** Where the words of a property stand; none when it is something else. */
const wordsOf = (symbol: ts.Symbol | undefined) =>
  (symbol?.declarations ?? []).filter((one) => one.getSourceFile().fileName.startsWith(WORDS));
