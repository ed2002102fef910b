import { cut, texts, Unreadable, within } from '../reading.ts';
import { brandList } from '../realms/identity.ts';
import type { Source } from '../source.ts';

type Brands = Array<{ brand: string; version: string }>;
/** Longest texts of the high-entropy hints. */
const TEXTS = { architecture: 32, bitness: 8, model: 64, platformVersion: 64, uaFullVersion: 64 };
type HighEntropy = { [K in keyof typeof TEXTS]?: string } & { fullVersionList?: Brands; wow64?: boolean };
interface UserAgentData {
  brands: Brands;
  mobile: boolean;
  platform: string;
  getHighEntropyValues?(hints: string[]): Promise<HighEntropy>;
}

/** The low-entropy half should not be lost to a slow high-entropy one. */
const HIGH_BUDGET_MS = 300;

/** `navigator.userAgentData`: what a site that asks for client hints would be told. */
export const clientHints: Source<'clientHints'> = async () => {
  const data = (navigator as { userAgentData?: UserAgentData }).userAgentData;
  if (!data) throw new Unreadable('absent');
  // Listed here: what a file does while it is loaded must not need anything that a page can break.
  const hints = [...Object.keys(TEXTS), 'fullVersionList', 'wow64'];
  const high = (await within(HIGH_BUDGET_MS, () => data.getHighEntropyValues?.(hints)).catch(() => null)) ?? null;
  return {
    brands: brandList(data.brands),
    mobile: !!data.mobile,
    platform: cut(data.platform, 64),
    high: high && {
      ...texts(high, TEXTS),
      fullVersionList: brandList(high.fullVersionList),
      wow64: high.wow64 ?? null,
    },
  };
};
