import { type KeyKind, type Pair, pairs } from './pairs.ts';
import { differences } from './shape.ts';

export { differences } from './shape.ts';

/** What a host is asked with. A pair whose key, or smart URL, is not given is left out. */
export interface ConformanceOptions {
  keys: Partial<Record<Exclude<KeyKind, 'none'>, string>>;
  keyname: string | undefined;
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
  const outcomes: Conformed[] = [];
  for (const pair of asked) outcomes.push(await conformOne(pair, options));
  return outcomes;
}

async function conformOne(pair: Pair, { keys, keyname, ask }: ConformanceOptions): Promise<Conformed> {
  const { name, by, method, body, shape } = pair;
  const key = pair.key === 'none' ? null : keys[pair.key];
  if (key === undefined || (pair.path.includes('{keyname}') && keyname === undefined))
    return { name, isLeftOut: true, faults: [] };
  let path = pair.path.replace('{keyname}', encodeURIComponent(keyname ?? ''));
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (key !== null && by === 'query') path += `&apikey=${encodeURIComponent(key)}`;
  else if (key !== null) headers[by] = by === 'authorization' ? `Bearer ${key}` : key;
  const answer = await ask({ method, path, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const faults = answer.status === pair.status ? [] : [`the status should be ${pair.status}, is ${answer.status}`];
  return { name, isLeftOut: false, faults: [...faults, ...differences(shape, parsed(answer.text))] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
