import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PresentReadings } from '@veridict/verifier';
import { z } from 'zod';

const pairs = <T extends z.ZodType>(value: T) => z.array(z.tuple([z.int(), z.int(), value]));
const brands = z.array(z.object({ brand: z.string(), version: z.string() }));
const file = z.object({
  source: z.string(),
  visits: z.int(),
  agents: z.array(z.string()),
  pairs: z.object({
    platform: pairs(z.string().nullable()),
    userAgentData: pairs(z.object({ brands, mobile: z.boolean(), platform: z.string() }).nullable()),
    videoCard: pairs(z.object({ renderer: z.string(), vendor: z.string() }).nullable()),
    hardwareConcurrency: pairs(z.number().nullable()),
    deviceMemory: pairs(z.number().nullable()),
    maxTouchPoints: pairs(z.number().nullable()),
    webdriver: pairs(z.boolean().nullable()),
  }),
});

/** One thing that real visits with a user agent reported, and how many of them did. */
export interface PopulationRow {
  userAgent: string;
  visits: number;
  readings: PresentReadings;
}

type Pairs = z.infer<typeof file>['pairs'];
type Makers = { [K in keyof Pairs]: (value: NonNullable<Pairs[K][number][2]>) => PresentReadings };

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
  const { source, visits, agents, pairs: found } = file.parse(JSON.parse(gunzipSync(packed).toString()));
  const rowsOf = <K extends keyof Pairs>(name: K): PopulationRow[] =>
    found[name].flatMap(([agent, count, value]) => {
      if (value === null || count === 0) return [];
      const readings = MAKERS[name](value as NonNullable<Pairs[K][number][2]>);
      return { userAgent: agents[agent]!, visits: count, readings: { userAgent: saying(agents[agent]!), ...readings } };
    });
  return { source, visits, rows: (Object.keys(MAKERS) as Array<keyof Pairs>).flatMap((name) => rowsOf(name)) };
}

function saying(userAgent: string): NonNullable<PresentReadings['userAgent']> {
  const appVersion = userAgent.slice('Mozilla/'.length);
  return { userAgent, appVersion, vendor: '', product: 'Gecko', productSub: '', oscpu: null, buildId: null };
}
