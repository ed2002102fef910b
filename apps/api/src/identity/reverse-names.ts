import { Resolver } from 'node:dns/promises';
import { parseAddress } from '@veridict/ip';

/** The questions that are asked of name servers. An error with code `ENOTFOUND` or `ENODATA` is an answer: there is none. */
export interface Names {
  reverse(address: string): Promise<string[]>;
  resolve4(name: string): Promise<string[]>;
  resolve6(name: string): Promise<string[]>;
}

/** Whether an address has a name under one of the domains, and the name has the address. */
export type Confirmation = 'confirmed' | 'refuted' | 'unknown';

export interface ReverseNamesOptions {
  names: Names;
  now: () => number;
  /** milliseconds that a question may take before the answer is `unknown` @defaultValue 300 */
  budgetMs?: number;
  /** answers kept @defaultValue 10000 */
  maxCached?: number;
}

const dayMs = 86_400_000;
/** What was not answered is asked again soon. */
const unknownMs = 60_000;

/** Name servers of the system, or those given. */
export function systemNames(servers?: readonly string[]): Names {
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  if (servers) resolver.setServers([...servers]);
  return {
    // Not the resolver's own `reverse`: it gives a server in trouble as a name that is not there.
    reverse: async (address) => resolver.resolvePtr(reverseNameOf(address)),
    resolve4: (name) => resolver.resolve4(name),
    resolve6: (name) => resolver.resolve6(name),
  };
}

/** The name under which the names of an address are asked for. */
function reverseNameOf(text: string): string {
  const address = parseAddress(text);
  if (!address) throw new TypeError('not an address');
  if (address.version === 4) {
    const parts = [0, 8, 16, 24].map((shift) => (address.bits >>> shift) & 255);
    return `${parts.join('.')}.in-addr.arpa`;
  }
  const digits = ((address.high << 64n) | address.low).toString(16).padStart(32, '0');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

/**
 * Forward-confirmed reverse DNS: the only proof that operators without published ranges offer. Whoever owns an address may
 * name it as he likes; only the domain's owner can make the name point back.
 */
export function createReverseNames(options: ReverseNamesOptions) {
  const { names, now, budgetMs = 300, maxCached = 10_000 } = options;
  const cache = new Map<string, { until: number; answer: Promise<Confirmation> }>();
  return async (address: string, domains: readonly string[]): Promise<Confirmation> => {
    const key = `${address} ${domains.join()}`;
    let entry = cache.get(key);
    if (!entry || entry.until <= now()) {
      const made = { until: now() + dayMs, answer: ask(names, address, domains) };
      made.answer.then((answer) => {
        if (answer === 'unknown') made.until = now() + unknownMs;
      });
      if (cache.size >= maxCached) cache.delete(cache.keys().next().value!);
      cache.set(key, made);
      entry = made;
    }
    // The question goes on beyond the budget, so that the next request finds the answer.
    return within(entry.answer, budgetMs);
  };
}

async function ask(names: Names, address: string, domains: readonly string[]): Promise<Confirmation> {
  try {
    const wanted = keyOf(address);
    const found = (await orNone(names.reverse(address))).map((name) => name.toLowerCase().replace(/\.$/, ''));
    // A name server may be made to give thousands.
    const likely = found.filter((name) => domains.some((domain) => name.endsWith(`.${domain}`))).slice(0, 4);
    for (const name of likely) {
      const back = await orNone(address.includes(':') ? names.resolve6(name) : names.resolve4(name));
      if (back.some((one) => keyOf(one) === wanted)) return 'confirmed';
    }
    return 'refuted';
  } catch {
    return 'unknown';
  }
}

/** One address has many spellings. */
function keyOf(text: string): string {
  const address = parseAddress(text);
  if (!address) return text;
  return address.version === 4 ? `4 ${address.bits}` : `6 ${address.high} ${address.low}`;
}

const orNone = (question: Promise<string[]>): Promise<string[]> =>
  question.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return [];
    throw error;
  });

async function within(answer: Promise<Confirmation>, ms: number): Promise<Confirmation> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Confirmation>((resolve) => {
    timer = setTimeout(() => resolve('unknown'), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
