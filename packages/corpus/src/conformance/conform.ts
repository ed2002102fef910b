import type { KeyKind, Name, Pair } from './pair.ts';
import { pairs } from './pairs.ts';
import { differences } from './shape.ts';

export { pairs } from './pairs.ts';
export { differences } from './shape.ts';

/** What a host is asked with. A pair whose key, or whose name, is not given and cannot be learned is left out. */
export interface ConformanceOptions {
  keys: Partial<Record<Exclude<KeyKind, 'none'>, string>>;
  /** what of the host's own stands in paths; account, session and user are learned with the read key where they are not given */
  names: Partial<Record<Name, string>>;
  now: Date;
  /** asks the host; gives status and body */
  ask: (request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: string | undefined;
  }) => Promise<{
    status: number;
    text: string;
  }>;
}

/** One pair's outcome. */
export interface Conformed {
  name: string;
  isLeftOut: boolean;
  faults: string[];
}

/** Ask a host everything, one after the other, and say in what its answers differ from the published ones. */
export async function conform(options: ConformanceOptions, asked: readonly Pair[] = pairs): Promise<Conformed[]> {
  const names = await learn(options);
  const outcomes: Conformed[] = [];
  for (const pair of asked) outcomes.push(await conformOne(pair, { ...options, names }));
  return outcomes;
}

async function conformOne(pair: Pair, { keys, names, now, ask }: ConformanceOptions): Promise<Conformed> {
  const { name, by, method, body, shape } = pair;
  const key = pair.key === 'none' ? null : keys[pair.key];
  const path = filledIn(pair.path, names);
  if (key === undefined || path === null || (pair.isApart && keys.secret === keys.read))
    return { name, isLeftOut: true, faults: [] };
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (key !== null && by !== 'query') headers[by] = by === 'authorization' ? `Bearer ${key}` : key;
  const answer = await ask({
    method,
    path: key !== null && by === 'query' ? `${path}&apikey=${encodeURIComponent(key)}` : path,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body(now)),
  });
  const faults = answer.status === pair.status ? [] : [`the status should be ${pair.status}, is ${answer.status}`];
  const parts = differences(shape, parsed(answer.text), pair.isExact);
  return { name, isLeftOut: false, faults: [...faults, ...parts] };
}

/** A path with the host's own names in it, or null where one is not known. */
function filledIn(path: string, names: ConformanceOptions['names']): string | null {
  const needed = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as Name);
  if (needed.some((name) => names[name] === undefined)) return null;
  return needed.reduce((all, name) => all.replace(`{${name}}`, encodeURIComponent(names[name]!)), path);
}

/** What the read key tells of the host: its account, a session, a user. */
async function learn({ keys, names, ask }: ConformanceOptions): Promise<ConformanceOptions['names']> {
  if (keys.read === undefined) return names;
  const headers = { authorization: `Bearer ${keys.read}` };
  const read = async (path: string) =>
    parsed((await ask({ method: 'GET', path, headers, body: undefined })).text) as
      | { data?: { accountId?: string } & Array<{ id?: string } | undefined> }
      | undefined;
  const [integration, sessions, users] = [
    await read('/v1/integration'),
    await read('/v1/sessions?pageSize=1'),
    await read('/v1/users?pageSize=1'),
  ];
  const learned: Record<string, string | undefined> = {
    account: integration?.data?.accountId,
    session: sessions?.data?.[0]?.id,
    user: users?.data?.[0]?.id,
  };
  return { ...Object.fromEntries(Object.entries(learned).filter(([, value]) => value !== undefined)), ...names };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
