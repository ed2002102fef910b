import { readFileSync } from 'node:fs';
import { glyphsFrom, hexOf, type ReadingName } from '@veridict/contract';
import type { PresentReadings } from '@veridict/verifier';
import { seedsOf } from '../seeds.ts';

/** What a page sent once: readings with their times, and the nonce that they were made for. */
export interface Recording {
  nonce: string;
  startedMs: number;
  tookMs: number;
  first: Record<string, { value?: unknown; fault?: string; ms: number }>;
}

/** What a forger does to a recording before he signs it anew. */
export interface Forgery {
  /** every time is shifted by up to so many milliseconds */
  shiftMs?: number;
  /** every time is stretched or squeezed by up to this share of itself */
  stretch?: number;
  /** what follows from the nonce: as recorded, worked out anew in Node, or left out */
  seeds: 'recorded' | 'worked out' | 'left out';
}

/** What a real browser that nobody drove sent, from the captures of people. */
export function recordingOf(visitor: string): Recording {
  const file = new URL(`../../people/${visitor}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recording;
}

/** The evidence of a recording under a nonce of its own. `random` gives numbers from 0 to 1. */
export function forge(recording: Recording, nonce: string, forgery: Forgery, random: () => number): string {
  const { shiftMs = 0, stretch = 0, seeds } = forgery;
  const another = (ms: number) => {
    const moved = ms * (1 + stretch * (2 * random() - 1)) + shiftMs * (2 * random() - 1);
    return Math.round(Math.max(0, moved) * 10) / 10;
  };
  const readings: Recording['first'] = {};
  const made = seeds === 'worked out' ? workedOut(recording, nonce) : {};
  for (const [name, read] of Object.entries(recording.first)) {
    const isSeed = name.startsWith('seed');
    if (isSeed && seeds === 'left out') continue;
    const value = made[name as ReadingName];
    readings[name] = { ...read, ...(value !== undefined && { value }), ms: another(read.ms) };
  }
  const { startedMs, tookMs } = recording;
  return JSON.stringify({
    v: 1,
    nonce,
    startedMs: another(startedMs),
    tookMs: another(tookMs),
    consent: 'full',
    readings,
  });
}

/** Everything that a program can work out; of the drawing it has the glyphs that were recorded, and makes the others up. */
function workedOut({ nonce: recorded, first }: Recording, nonce: string): Partial<PresentReadings> {
  const readings = Object.fromEntries(
    Object.entries(first).map(([name, { value }]) => [name, value]),
  ) as PresentReadings;
  const seeds = seedsOf(readings, nonce);
  const known = new Map(glyphsFrom(recorded).map((glyph, i) => [glyph, readings.seedDrawing?.cells[i]]));
  const cells = glyphsFrom(nonce).map((glyph) => known.get(glyph) ?? hexOf(glyph.charCodeAt(0) * 0x01000193));
  return { ...seeds, seedDrawing: { cells } };
}
