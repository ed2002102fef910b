import { brandList } from '../realms/identity.ts';
import { cut, type Source, Unreadable, within } from '../source.ts';

type Brands = Array<{ brand: string; version: string }>;
interface HighEntropy {
  architecture?: string;
  bitness?: string;
  model?: string;
  platformVersion?: string;
  uaFullVersion?: string;
  fullVersionList?: Brands;
  wow64?: boolean;
}
interface UserAgentData {
  brands: Brands;
  mobile: boolean;
  platform: string;
  getHighEntropyValues?(hints: string[]): Promise<HighEntropy>;
}

const HINTS = ['architecture', 'bitness', 'model', 'platformVersion', 'uaFullVersion', 'fullVersionList', 'wow64'];
/** The low-entropy half should not be lost to a slow high-entropy one. */
const HIGH_BUDGET_MS = 300;

/** `navigator.userAgentData`: what a site that asks for client hints would be told. */
export const clientHints: Source<'clientHints'> = async () => {
  const data = (navigator as { userAgentData?: UserAgentData }).userAgentData;
  if (!data) throw new Unreadable('absent');
  const asked = async () => data.getHighEntropyValues?.(HINTS);
  const high = (await within(HIGH_BUDGET_MS, asked()).catch(() => null)) ?? null;
  const text = (value: string | undefined, max: number): string => cut(value ?? '', max);
  return {
    brands: brandList(data.brands),
    mobile: !!data.mobile,
    platform: cut(data.platform, 64),
    high: high && {
      architecture: text(high.architecture, 32),
      bitness: text(high.bitness, 8),
      model: text(high.model, 64),
      platformVersion: text(high.platformVersion, 64),
      uaFullVersion: text(high.uaFullVersion, 64),
      fullVersionList: brandList(high.fullVersionList),
      wow64: high.wow64 ?? null,
    },
  };
};
