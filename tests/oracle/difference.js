// How an answer of ours differs from graphql-js's over the same resolver results; null where it does not.
import { visit } from 'graphql';

// An error is at its path, and the null it causes there or above. Where errors of several fields lead to one null, the
// specification lets an executor report any of them and stop (6.4.4), so of those at least one must be there, each at most
// once and each a fault that is really recorded. Everything else is equal: the data, and the paths of all other errors.
export function differenceOf({ verdict, result, document, records, refusals, problems }, answer) {
  const ours = verdictOf(answer);
  if (ours !== verdict) return `verdict: ours ${ours} ${JSON.stringify(answer.errors)}, theirs ${verdict} ${JSON.stringify(problems)}`;
  if (verdict !== 'executed') return null;
  if (problems.length > 0) return problems[0];

  const names = introspectionNames(document);
  const [a, b] = [answer, result].map(({ data }) => JSON.stringify(inOrder(data, names)));
  if (a !== b) return `data\nours:   ${a}\ntheirs: ${b}`;
  const [mine, theirs] = [byNull(answer), byNull(result)];
  for (const position of new Set([...mine.keys(), ...theirs.keys()])) {
    const wrong = atNull(position, mine.get(position) ?? [], theirs.get(position) ?? [], (path) => isFault(path, records) || isRefused(path, answer, refusals));
    if (wrong !== null) return `errors at ${position}: ${wrong}\nours:   ${JSON.stringify(answer.errors)}\ntheirs: ${JSON.stringify(result.errors)}`;
  }

  return null;
}

// The limits are ours: graphql-js has none, and would execute what they refuse. Such a refusal is of the whole operation.
export function isOverLimit({ data, errors }) {
  const [first] = errors ?? [];
  return (data ?? null) === null && first !== undefined && !first.path && (first.extensions.code === 'LIMIT_EXCEEDED' || first.message === 'first is at least 1.');
}

function verdictOf(answer) {
  if ('data' in answer) return 'executed';
  const code = answer.errors?.[0]?.extensions?.code;
  if (code === 'GRAPHQL_PARSE_FAILED') return 'parse';
  return code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_USER_INPUT' ? 'refused' : code;
}

// Errors by the null that they caused, '' for data itself.
function byNull({ data, errors }) {
  const groups = new Map();
  for (const { path } of errors ?? []) {
    let value = data;
    const position = [];
    for (const step of path ?? []) {
      if (value === null || value === undefined) break;
      value = value[step];
      position.push(step);
    }

    const key = value === null ? position.join('/') : `${position.join('/')}, which is not null`;
    groups.set(key, [...(groups.get(key) ?? []), (path ?? []).join('/')]);
  }

  return groups;
}

function atNull(position, mine, theirs, isReal) {
  if (mine.length === 0 || theirs.length === 0) return 'only one of us has any';
  if (new Set(mine).size !== mine.length) return 'the same path twice';
  if (theirs.includes(position) || mine.includes(position)) return mine.join() === theirs.join() ? null : 'not the same path';
  const invented = mine.find((path) => !theirs.includes(path) && !isReal(path));
  return invented === undefined ? null : `nothing is wrong at ${invented}`;
}

function isFault(path, records) {
  const steps = path.split('/');
  for (let length = steps.length; length > 0; length--) {
    const record = records[steps.slice(0, length).join('/')];
    if (record === undefined) continue;
    const value = steps.slice(length).reduce((v, step) => v?.[step], record.value);
    return value === null || value?.$error !== undefined || value?.$type === null;
  }

  return false;
}

// Of a field that the caller may not read no resolver is asked; the error names it as Type.field.
function isRefused(path, { errors }, refusals) {
  const { message } = errors.find((error) => error.path.join('/') === path);
  return Object.keys(refusals).some((field) => refusals[field] !== null && message.includes(`${field}.`));
}

function introspectionNames(document) {
  const names = new Set();
  visit(document, {
    Field: ({ name, alias }) => {
      if (name.value === '__schema' || name.value === '__type') names.add((alias ?? name).value);
    },
  });
  return names;
}

// Directives that ours does not have.
const unknown = ['oneOf', 'specifiedBy'];

// The lists of introspection have no order of their own.
function inOrder(data, names) {
  if (data === null) return null;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, names.has(key) ? sortedLists(value) : value]));
}

function sortedLists(value) {
  if (Array.isArray(value)) return value.filter((item) => !unknown.includes(item?.name)).map(sortedLists).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, sortedLists(v)]));
  return value;
}
