import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PresentReadings } from '@veridict/verifier';

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

/** Real visits by user agent and one thing each: for checks of that one thing, never of two of them together. */
export function population(): { source: string; visits: number; rows: PopulationRow[] } {
  const packed = readFileSync(new URL('../population/fingerprints.json.gz', import.meta.url));
  const { source, visits, agents, pairs } = JSON.parse(gunzipSync(packed).toString()) as Population;
  const rowsOf = <K extends keyof Values>(name: K): PopulationRow[] =>
    pairs[name].flatMap(([agent, count, value]) => {
      if (value === null || count === 0) return [];
      const userAgent = agents[agent]!;
      return { userAgent, visits: count, readings: { userAgent: saying(userAgent), ...MAKERS[name](value) } };
    });
  return { source, visits, rows: (Object.keys(MAKERS) as Array<keyof Values>).flatMap((name) => rowsOf(name)) };
}

function saying(userAgent: string): NonNullable<PresentReadings['userAgent']> {
  const appVersion = userAgent.slice('Mozilla/'.length);
  return { userAgent, appVersion, vendor: '', product: 'Gecko', productSub: '', oscpu: null, buildId: null };
}
