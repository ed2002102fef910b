/** One entry of a brand list, as `userAgentData.brands` and `Sec-CH-UA` carry it. */
export interface Brand {
  brand: string;
  version: string;
}

/** First Chromium major whose brand list follows the formula below; older lists used others. */
export const GREASE_SINCE = 105;

const SYMBOLS = [' ', '(', ':', '-', '.', '/', ')', ';', '=', '?', '_'] as const;
const VERSIONS = ['8', '99', '24'] as const;
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
/** Brands of builds that take the list as Chromium makes it. Others (Opera, Samsung, Yandex) seed it differently. */
const PLAIN_BRANDS = ['Google Chrome', 'Microsoft Edge', 'Brave', 'Vivaldi', 'HeadlessChrome', 'Android WebView'];

/** The Chromium major a brand list gives, null when it gives none. */
export function chromiumMajor(brands: readonly Brand[]): number | null {
  const version = brands.find((b) => b.brand === 'Chromium')?.version;
  const major = version === undefined ? Number.NaN : Number.parseInt(version, 10);
  return Number.isInteger(major) ? major : null;
}

/**
 * The brand list that a Chromium of this major makes: the filler brand, its version and the order are a pure function of
 * the major. Null when this build's list is not known to follow it.
 * @see https://source.chromium.org/chromium/chromium/src/+/main:components/embedder_support/user_agent_utils.cc (2026-11)
 */
export function expectedBrands(brands: readonly Brand[]): Brand[] | null {
  const major = chromiumMajor(brands);
  if (major === null || major < GREASE_SINCE || brands.length < 2 || brands.length > 3) return null;
  const own = brands.find((b) => PLAIN_BRANDS.includes(b.brand));
  if (brands.length === 3 && !own) return null;
  const filler = {
    brand: `Not${SYMBOLS[major % SYMBOLS.length]}A${SYMBOLS[(major + 1) % SYMBOLS.length]}Brand`,
    version: VERSIONS[major % VERSIONS.length]!,
  };
  const chromium = { brand: 'Chromium', version: String(major) };
  const parts = own ? [filler, chromium, own] : [filler, chromium];
  const order = own ? ORDERS[major % ORDERS.length]! : [major % 2, (major + 1) % 2];
  const list: Brand[] = [];
  parts.forEach((part, i) => {
    list[order[i]!] = part;
  });
  return list;
}

/** Read `Sec-CH-UA`: a structured-field list of strings with a `v` parameter. Null when it is not one. */
export function parseBrandHeader(value: string): Brand[] | null {
  const entry = /\s*"((?:[^"\\]|\\.)*)"\s*;\s*v\s*=\s*"((?:[^"\\]|\\.)*)"\s*(,|$)/y;
  const brands: Brand[] = [];
  let end = '';
  do {
    const found = entry.exec(value);
    if (!found) return null;
    brands.push({ brand: unquoted(found[1]!), version: unquoted(found[2]!) });
    end = found[3]!;
  } while (end === ',');
  return brands;
}

/** Two brand lists in words and in order. */
export function sameBrands(a: readonly Brand[], b: readonly Brand[]): boolean {
  return a.length === b.length && a.every((x, i) => x.brand === b[i]!.brand && x.version === b[i]!.version);
}

/** A brand list in one line, for a finding's detail. */
export function listBrands(brands: readonly Brand[]): string {
  return brands.map((b) => `"${b.brand}" ${b.version}`).join(', ');
}

function unquoted(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
