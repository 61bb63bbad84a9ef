// graphql-js as oracle: one JSON request a line on stdin, one JSON answer a line on stdout.
//
//   { op: 'schema', name, sdl, introspection }
//       builds the schema under a name; answers { error } where the SDL is none, otherwise
//       { introspection, print }: how our introspection and our SDL differ from graphql-js's, null where they do not.
//   { op: 'execute', schema, query, variables, operationName, records, refusals, answers }
//       runs the document over what our resolvers returned, records being { path: { value, args } } and refusals
//       { Type.field: value } of what the caller may not read; answers
//       { verdict, errors, difference }, difference being null where each of our answers is right.
import { createInterface } from 'node:readline';
import {
  buildSchema, execute, executeSync, getIntrospectionQuery, isIntrospectionType, isScalarType, isSpecifiedDirective, isSpecifiedScalarType,
  lexicographicSortSchema, parse, print, printSchema, validate, validateSchema, visit,
} from 'graphql';
import { differenceOf, isOverLimit } from './difference.js';

// Arguments of directives cannot be deprecated with us, so the argument that would leave them out is not there (its first use is theirs).
const introspectionQuery = getIntrospectionQuery({ directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }).replace('args(includeDeprecated: true)', 'args');
const schemas = new Map();

function schemaOf({ name, sdl, introspection }) {
  const schema = buildSchema(sdl);
  const errors = validateSchema(schema);
  if (errors.length > 0) return { error: errors.map((e) => e.message).join('\n') };
  teachScalars(schema);
  schemas.set(name, schema);
  const theirs = own(executeSync({ schema, document: parse(introspectionQuery) }).data);
  const again = printSchema(lexicographicSortSchema(schema));
  return {
    introspection: firstDifference(own(introspection), theirs),
    print: firstDifference(definitions(sdl), definitions(again)) ?? firstDifference(printSchema(lexicographicSortSchema(buildSchema(again))), again),
  };
}

// A scalar of the SDL takes everything here; ours have a form, and who leaves it must be refused by both. A DateTime is then in UTC.
function teachScalars(schema) {
  const forms = { Date: /^\d{4}-\d\d-\d\d$/, DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/ };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || type.astNode == null) continue;
    const form = forms[type.name] ?? /^/;
    type.parseValue = (value) => {
      const day = typeof value === 'string' && form.test(value) ? value.slice(0, 10) : null;
      if (day === null || (forms[type.name] && new Date(day).toISOString().slice(0, 10) !== day)) throw new TypeError(`${type.name} cannot be ${value}`);
      return type.name === 'DateTime' ? inUtc(value) : value;
    };
    type.parseLiteral = (node) => type.parseValue(node.kind === 'StringValue' ? node.value : node);
  }
}

function inUtc(time) {
  const fraction = (/\.(\d+)/.exec(time)?.[1] ?? '').replace(/0+$/, '');
  return `${new Date(time).toISOString().slice(0, 19)}${fraction && `.${fraction}`}Z`;
}

async function executed({ schema: name, query, variables, operationName, records, refusals, answers }) {
  if (answers.every(isOverLimit)) return { verdict: 'limit', errors: 0, difference: null };
  const schema = schemas.get(name);
  const { verdict, result, document, problems } = await run(schema, query, variables, operationName, records, refusals);
  const differences = answers.map((answer) => differenceOf({ verdict, result, document, records, refusals, problems }, answer)).filter((d) => d !== null);
  return { verdict, errors: result?.errors?.length ?? 0, difference: differences[0] ?? null };
}

async function run(schema, query, variables, operationName, records, refusals) {
  let document;
  try {
    document = parse(query);
    refuseDescriptions(document);
  } catch (e) {
    return { verdict: 'parse', problems: [e.message] };
  }

  const invalid = validate(schema, document);
  if (invalid.length > 0) return { verdict: 'refused', problems: invalid.map((e) => e.message) };
  const problems = [];
  const result = await execute({
    schema,
    document,
    rootValue: {},
    variableValues: variables ?? undefined,
    operationName: operationName ?? undefined,
    fieldResolver: (_, args, __, info) => resolved(records, refusals, args, info, problems),
    typeResolver: (value) => value.__typename,
  });
  return 'data' in result
    ? { verdict: 'executed', result: JSON.parse(JSON.stringify(result)), document, problems }
    : { verdict: 'refused', problems: result.errors.map((e) => e.message) };
}

// Descriptions in executable documents came with the specification of September 2025; ours does not know them yet.
function refuseDescriptions(document) {
  const refuse = (node) => {
    if (node.description) throw new SyntaxError('a description');
  };
  visit(document, { OperationDefinition: refuse, FragmentDefinition: refuse, VariableDefinition: refuse });
}

function resolved(records, refusals, args, { path, parentType, fieldName }, problems) {
  const refusal = refusals[`${parentType.name}.${fieldName}`];
  if (refusal !== undefined) return revived(refusal);
  const key = keyOf(path);
  const record = records[key];
  if (record === undefined) throw new Error('not resolved by ours');
  const [ours, theirs] = [canonical(record.args ?? {}), canonical(args)];
  if (ours !== theirs) problems.push(`arguments of ${key}: ours ${ours}, theirs ${theirs}`);
  return revived(record.value);
}

function revived(value) {
  if (Array.isArray(value)) return value.map((item) => (item?.$error === undefined ? revived(item) : Promise.reject(new Error(item.$error))));
  if (value?.$error !== undefined) throw new Error(value.$error);
  if (value?.$type !== undefined) return { __typename: value.$type };
  return value;
}

function keyOf(path) {
  const keys = [];
  for (let at = path; at; at = at.prev) keys.unshift(at.key);
  return keys.join('/');
}

// What the SDL says: neither the types of introspection itself nor what a server brings of its own, which have no definitions there.
function own({ __schema: { types, directives, ...roots } }) {
  return sorted({
    ...roots,
    types: types.filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type)),
    directives: directives.filter((directive) => !isSpecifiedDirective(directive)),
  });
}

// Definitions and members in one order, without descriptions' layout and without the directives applied to them.
function definitions(sdl) {
  const bare = visit(parse(sdl), { Directive: () => null });
  const order = (a, b) => (a.name.value < b.name.value ? -1 : 1);
  const inOrder = visit(bare, {
    leave: (node) => {
      const copy = { ...node };
      if (node.description) copy.description = { ...node.description, block: true };
      for (const members of ['fields', 'values', 'arguments', 'types', 'interfaces']) if (Array.isArray(node[members]) && node.kind !== 'Directive') copy[members] = [...node[members]].sort(order);
      if (node.kind === 'DirectiveDefinition') copy.locations = [...node.locations].sort((a, b) => (a.value < b.value ? -1 : 1));
      return copy;
    },
  });
  return inOrder.definitions.filter((d) => d.kind !== 'SchemaDefinition').sort(order).map(print).join('\n\n');
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => ((a.name ?? a) < (b.name ?? b) ? -1 : 1));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.keys(value).sort().map((k) => [k, sorted(value[k])]));
  return value;
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value !== null && typeof value === 'object') return `{${Object.keys(value).sort().map((k) => `${k}:${canonical(value[k])}`).join()}}`;
  return JSON.stringify(value) ?? 'undefined';
}

function firstDifference(ours, theirs) {
  const [a, b] = [ours, theirs].map((t) => (typeof t === 'string' ? t : JSON.stringify(t, null, 1)).split('\n'));
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) return `line ${i + 1}\nours:   ${a.slice(Math.max(0, i - 6), i + 3).join('\n        ')}\ntheirs: ${b.slice(Math.max(0, i - 6), i + 3).join('\n        ')}`;
  return null;
}

const operations = { schema: schemaOf, execute: executed, query: () => ({ query: introspectionQuery }) };
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await operations[request.op](request);
  } catch (e) {
    answer = { error: e.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
