import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Context, NOTHING_KNOWN, type PresentReadings } from '@veridict/verifier';

/** A user agent by its place in the list, how many visits, and what they reported; null where it was missing. */
type Pairs<T> = ReadonlyArray<readonly [agent: number, visits: number, value: T | null]>;

interface Values {
  platform: string;
  userAgentData: { brands: Array<{ brand: string; version: string }>; mobile: boolean; platform: string };
  videoCard: { renderer: string; vendor: string };
  hardwareConcurrency: number;
  deviceMemory: number;
  maxTouchPoints: number;
  webdriver: boolean;
}

/** The file, as `make-population.mjs` writes it. */
interface Population {
  source: string;
  visits: number;
  agents: string[];
  pairs: { [K in keyof Values]: Pairs<Values[K]> };
}

/** One thing that real visits with a user agent reported, and how many of them did. */
export interface PopulationRow {
  userAgent: string;
  visits: number;
  readings: PresentReadings;
}

type Makers = { [K in keyof Values]: (value: Values[K]) => PresentReadings };

const MAKERS: Makers = {
  platform: (platform) => ({ platform: { platform, ownNavigatorKeys: [] } }),
  userAgentData: ({ brands: named, mobile, platform }) => ({
    clientHints: { brands: named, mobile, platform, high: null },
  }),
  videoCard: ({ renderer, vendor }) => ({
    webgl: {
      vendor: '',
      renderer,
      unmaskedVendor: vendor,
      unmaskedRenderer: renderer,
      version: '',
      extensionCount: 0,
      maxTextureSize: 0,
    },
  }),
  hardwareConcurrency: (cores) => ({ hardware: { cores, memory: null } }),
  deviceMemory: (memory) => ({ hardware: { cores: null, memory } }),
  maxTouchPoints: (points) => ({
    touch: { maxTouchPoints: points, onTouchStart: points > 0, touchEvent: points > 0 },
  }),
  webdriver: (value) => ({
    webdriver: {
      value: value ? 'true' : 'false',
      inNavigator: true,
      own: false,
      onPrototype: true,
      getterNative: true,
    },
  }),
};

/** A user agent and how many real visits had it, as a reading and as a header. */
export interface UserAgentRow extends PopulationRow {
  context: Context;
}

/** The file of user agents alone, as `make-population.mjs` writes it. */
interface UserAgents {
  source: string;
  visits: number;
  agents: Array<[userAgent: string, visits: number]>;
}

const unpacked = (file: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(new URL(`../population/${file}.json.gz`, import.meta.url))).toString());

/** Real visits by user agent and one thing each: for checks of that one thing, never of two of them together. */
export function population(): { source: string; visits: number; rows: PopulationRow[] } {
  const { source, visits, agents, pairs } = unpacked('fingerprints') as Population;
  const rowsOf = <K extends keyof Values>(name: K): PopulationRow[] =>
    pairs[name].flatMap(([agent, count, value]) => {
      if (value === null || count === 0) return [];
      const userAgent = agents[agent]!;
      return { userAgent, visits: count, readings: { userAgent: saying(userAgent), ...MAKERS[name](value) } };
    });
  return { source, visits, rows: (Object.keys(MAKERS) as Array<keyof Values>).flatMap((name) => rowsOf(name)) };
}

/** Real visits by user agent alone, phones among them: for checks that ask for nothing else. */
export function userAgents(): { source: string; visits: number; rows: UserAgentRow[] } {
  const { source, visits, agents } = unpacked('user-agents') as UserAgents;
  const rows = agents.map(([userAgent, count]): UserAgentRow => {
    const request = { ...REQUEST, headers: [['user-agent', userAgent] as const] };
    return {
      userAgent,
      visits: count,
      readings: { userAgent: saying(userAgent) },
      context: { ...NOTHING_KNOWN, request },
    };
  });
  return { source, visits, rows };
}

const REQUEST = { method: 'GET', httpVersion: '1.1', secure: true } as const;

function saying(userAgent: string): NonNullable<PresentReadings['userAgent']> {
  const appVersion = userAgent.slice('Mozilla/'.length);
  return { userAgent, appVersion, vendor: '', product: 'Gecko', productSub: '', oscpu: null, buildId: null };
}
