/** Timings are compared in cells of this width: who shifts them by a tenth here and there stays in most of them. */
const CELL_MS = 3;
/** The second comparison's cells overlap the first one's. No edge of either is a whole millisecond, which is what many clocks tell. */
const OFFSETS = [0.5, 1.5] as const;
/**
 * How far the same thing on the same device differs from page view to page view, as a share of how long it took, and no
 * more than that: repeated visits of one browser differed by a third and more.
 */
const SPREAD = 0.05;
/** Bits of chance below which prints are not compared: one device repeats itself sooner than that. */
const MIN_BITS = 20;
/** From here on chance does not repeat a print even once. */
const SURE_BITS = 36;
/** The server's seconds against the device's milliseconds: nobody's moment within the second repeats. */
const CLOCK_BITS = 8;
const PHASE = 'phase';
/** What tools against fingerprinting round their clocks to: a frame of 60 a second. */
const COARSE_MS = 1000 / 60;

/** What is nearly the same in evidence that was recorded and shifted, and in no other. */
export interface NearPrints {
  /** evidence that shares one of them is nearly the same */
  texts: readonly string[];
  /** so many others are to be expected by chance, and count nothing */
  byChance: 0 | 1;
}

/**
 * Prints of a page view's timings that stay when each is shifted by a tenth or two of a millisecond. Where the readings
 * alone took long enough to tell page views apart, only they are in it; else with them the moments that are not about
 * readings: when it all began, how the document came, the clock. Null where even that is within reach of chance. Of
 * evidence read as JSON.
 */
export function nearPrintsOf(parsed: unknown): NearPrints | null {
  if (!isRecord(parsed) || !isRecord(parsed.readings)) return null;
  const reads = parsed.readings;
  const taken = Object.keys(reads).map((name): Timing => [name, numberOf(reads[name], 'ms')]);
  if (isCoarse(taken.map(([, ms]) => ms))) return null;
  const moments = [...momentsOf(parsed)];
  const alone = bitsOf(taken);
  const phase = phaseOf(parsed.readings);
  const together = alone + bitsOf(moments) + (phase === null ? 0 : CLOCK_BITS);
  const [timings, bits] =
    alone >= MIN_BITS ? [taken, alone] : [[...taken, ...moments, [PHASE, phase ?? 0] as const], together];
  if (bits < MIN_BITS) return null;
  // What was over so soon that it says nothing is left out: it could only stand at an edge.
  const telling = timings.filter(([name, ms]) => bitsIn(ms) > 0 || name === PHASE).sort(byName);
  return { texts: OFFSETS.map((offset) => textOf(telling, offset)), byChance: bits >= SURE_BITS ? 0 : 1 };
}

type Timing = readonly [name: string, ms: number];

/** Bits that two page views of one device differ by: over how many cells a timing spreads. */
const bitsIn = (ms: number): number => Math.max(0, Math.log2((3.5 * SPREAD * ms) / CELL_MS));
const bitsOf = (timings: readonly Timing[]): number => timings.reduce((bits, [, ms]) => bits + bitsIn(ms), 0);

const byName = ([a]: Timing, [b]: Timing) => (a < b ? -1 : a > b ? 1 : 0);

function textOf(timings: readonly Timing[], offset: number): string {
  const cells = timings.map(([name, ms]) => `${name} ${Math.floor((ms + offset) / CELL_MS)}`);
  return `near ${offset} ${cells.join()}`;
}

function* momentsOf({ startedMs, readings }: Record<string, unknown>): Generator<Timing> {
  if (typeof startedMs === 'number') yield ['startedMs', startedMs];
  const navigation = valueIn(readings, 'navigationTiming');
  for (const name of ['requestStart', 'responseStart', 'responseEnd']) yield [name, numberOf(navigation, name)];
}

/** Where in its second the device's clock stood when the server's began one. */
function phaseOf(readings: unknown): number | null {
  const clock = valueIn(readings, 'clock');
  const offset = isRecord(clock) ? clock.offsetMs : null;
  return typeof offset === 'number' ? ((offset % 1000) + 1000) % 1000 : null;
}

function isCoarse(timings: readonly number[]): boolean {
  const steps = timings.filter((ms) => ms > 0).map((ms) => ms / COARSE_MS);
  return steps.every((step) => Math.abs(step - Math.round(step)) < 0.02);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueIn(readings: unknown, name: string): unknown {
  const read = isRecord(readings) ? readings[name] : null;
  return isRecord(read) ? read.value : null;
}

function numberOf(record: unknown, name: string): number {
  const value = isRecord(record) ? record[name] : null;
  return typeof value === 'number' ? value : 0;
}
