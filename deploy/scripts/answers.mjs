// What each route of `/api/v1` answers, as JSON Schema, read from the types of its handler: they are
// what the program really returns, so nothing has to be written down twice.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { ROOT } from './ensure.mjs';

/** Deep enough for every contract; a type that goes deeper is described as anything. */
const MOST_LEVELS = 8;

/** @returns {{ answers: Record<string, object>, schemas: Record<string, object> }} by `GET /plans` */
export function answerSchemas() {
  const program = programOf(join(ROOT, 'server', 'tsconfig.json'));
  const checker = program.getTypeChecker();
  const schemas = {};
  const answers = {};
  for (const source of program.getSourceFiles()) {
    // The guests' listener has routes of the same names.
    if (source.isDeclarationFile || !source.fileName.includes('/server/')) continue;
    if (source.fileName.endsWith('portal-routes.ts')) continue;
    eachRoute(source, (name, handle) => {
      const body = bodyOf(checker, handle);
      if (body) answers[name] = schemaOf({ checker, schemas }, body, 0);
    });
  }
  return { answers, schemas };
}

function programOf(path) {
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const folder = resolve(path, '..');
  // The parts that other projects compile are read as source, so that their comments are there, too.
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config, references: [], exclude: ['**/*.test.ts'] },
    ts.sys,
    folder,
  );
  return ts.createProgram(fileNames, { ...options, composite: false, noEmit: true });
}

/** Every `adminRoute({method: '…', path: '…', handle})` whose name stands there as it is. */
function eachRoute(node, found) {
  if (ts.isCallExpression(node) && node.expression.getText() === 'adminRoute') {
    const [routed] = node.arguments;
    const part = (name) =>
      routed && ts.isObjectLiteralExpression(routed)
        ? routed.properties.find((one) => one.name?.getText() === name)
        : undefined;
    const text = (one) =>
      one && ts.isPropertyAssignment(one) && ts.isStringLiteralLike(one.initializer)
        ? one.initializer.text
        : undefined;
    const [method, path, handle] = [text(part('method')), text(part('path')), part('handle')];
    if (method && path && handle) found(`${method} ${path}`, handle);
  }
  node.forEachChild((child) => eachRoute(child, found));
}

/** The type of `body` in what the handler resolves to. */
function bodyOf(checker, handle) {
  const made = ts.isPropertyAssignment(handle) ? handle.initializer : handle;
  const signature = checker.getTypeAtLocation(made).getCallSignatures()[0];
  const promised = signature && checker.getReturnTypeOfSignature(signature);
  const answered = promised && (checker.getAwaitedType(promised) ?? promised);
  if (!answered) return undefined;
  const bodies = (answered.isUnion() ? answered.types : [answered]).flatMap((one) => {
    const body = one.getProperty('body');
    // A file to download or a page is no JSON.
    return body && !one.getProperty('download') ? [checker.getTypeOfSymbol(body)] : [];
  });
  return bodies[0];
}

function schemaOf(world, type, level) {
  const { flags } = type;
  if (level > MOST_LEVELS || flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
  if (type.isUnion()) return unionOf(world, type, level);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (flags & ts.TypeFlags.BooleanLiteral) return { const: type.intrinsicName === 'true' };
  if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
  if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
  if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
  if (flags & ts.TypeFlags.Null) return { type: 'null' };
  const item = world.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (item) return { type: 'array', items: schemaOf(world, item, level + 1) };
  return flags & ts.TypeFlags.Object ? namedOr(world, type, level) : {};
}

function unionOf(world, type, level) {
  if (type.types.every((one) => one.flags & ts.TypeFlags.BooleanLiteral))
    return { type: 'boolean' };
  const known = type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined));
  const literals = known.filter((one) => one.isStringLiteral() || one.isNumberLiteral());
  const enumerated = literals.length > 1 ? [{ enum: literals.map(({ value }) => value) }] : [];
  const rest = known.filter((one) => literals.length < 2 || !literals.includes(one));
  const parts = [...enumerated, ...rest.map((one) => schemaOf(world, one, level + 1))];
  const distinct = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  return distinct.length === 1 ? distinct[0] : { anyOf: distinct };
}

/** What the contract names is described once, under its name. */
function namedOr(world, type, level) {
  const symbol = type.aliasSymbol ?? type.symbol;
  const from = symbol?.declarations?.[0]?.getSourceFile().fileName ?? '';
  const isNamed =
    from.includes('/server/contract/') && !type.aliasTypeArguments && /^[A-Z]/.test(symbol.name);
  const isGeneric = (world.checker.getTypeArguments?.(type) ?? []).length > 0;
  if (!isNamed || isGeneric) return objectOf(world, type, level);
  if (!world.schemas[symbol.name]) {
    world.schemas[symbol.name] = {};
    const told = ts.displayPartsToString(symbol.getDocumentationComment(world.checker));
    const described = told ? { description: told } : {};
    world.schemas[symbol.name] = { ...described, ...objectOf(world, type, 0) };
  }
  return { $ref: `#/components/schemas/${symbol.name}` };
}

function objectOf(world, type, level) {
  const { checker } = world;
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const properties = {};
  const required = [];
  for (const property of type.getProperties()) {
    const told = ts.displayPartsToString(property.getDocumentationComment(checker));
    const schema = schemaOf(world, checker.getTypeOfSymbol(property), level + 1);
    properties[property.name] = told ? { description: told, ...schema } : schema;
    if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
  }
  return {
    type: 'object',
    ...(required.length > 0 || !index ? { properties, required } : {}),
    ...(index ? { additionalProperties: schemaOf(world, index, level + 1) } : {}),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(ROOT, 'dist', 'server', 'answers.json'), JSON.stringify(answerSchemas()));
}
