// What the components of a browser's print tell of whether two prints are one browser's. Names are FingerprintJS 5's. The
// weights are estimates of how much agreement in a component says; one that is not listed says little.

/** Of the machine and the engine themselves: where one of them differs, it is another browser. */
const FIXED = [
  'platform',
  'vendor',
  'architecture',
  'hardwareConcurrency',
  'deviceMemory',
  'osCpu',
  'cpuClass',
] as const;

/** What the user switches, or a window or a screen changes from hour to hour. */
const FLEETING: ReadonlySet<string> = new Set([
  'screenFrame',
  'fontPreferences',
  'domBlockers',
  'colorGamut',
  'colorDepth',
  'hdr',
  'contrast',
  'monochrome',
  'forcedColors',
  'invertedColors',
  'reducedMotion',
  'reducedTransparency',
  'audioBaseLatency',
  'cookiesEnabled',
  'sessionStorage',
  'localStorage',
  'indexedDB',
  'openDatabase',
]);

const WEIGHTS: Readonly<Record<string, number>> = {
  canvas: 3,
  fonts: 3,
  webGlBasics: 3,
  webGlExtensions: 2,
  audio: 2,
  screenResolution: 2,
  languages: 2,
  timezone: 2,
  userAgentData: 1,
  plugins: 1,
  math: 1,
  vendorFlavors: 1,
  fontPreferences: 1,
  touchSupport: 0.5,
  dateTimeLocale: 0.5,
  screenFrame: 0.5,
  colorDepth: 0.5,
};
const littleWeight = 0.25;
/** Share of what the listed components weigh that a print must hold to say anything. */
const leastShare = 0.6;

/** The components of a print, each as a hash. */
export type Components = Readonly<Record<string, string>>;

/** What differs in another browser, and hardly ever in the same one. */
export const fixedOf = (components: Components): string[] => FIXED.map((name) => components[name] ?? '');

/** The components that name a print: all but what changes from hour to hour. */
export const lastingOf = (components: Components): Array<[name: string, value: string]> =>
  Object.entries(components)
    .filter(([name]) => !FLEETING.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Is there enough in a print to know its browser by? */
export const isTelling = (components: Components): boolean => weigh(Object.keys(components)) >= leastTold;

/** How well two prints agree, 0 to 1; 0 as well where they have too little in common to compare. */
export function agreementOf(a: Components, b: Components): number {
  if (fixedOf(a).join() !== fixedOf(b).join()) return 0;
  const common = Object.keys(a).filter((name) => Object.hasOwn(b, name) && !isFixed(name));
  if (weigh(common) < leastTold) return 0;
  const total = sumOf(common);
  return total === 0 ? 0 : sumOf(common.filter((name) => a[name] === b[name])) / total;
}

const isFixed = (name: string): boolean => (FIXED as readonly string[]).includes(name);
const weigh = (names: readonly string[]): number => sumOf(names.filter((name) => Object.hasOwn(WEIGHTS, name)));
const sumOf = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (Object.hasOwn(WEIGHTS, name) ? WEIGHTS[name]! : littleWeight), 0);
const leastTold = leastShare * sumOf(Object.keys(WEIGHTS));
