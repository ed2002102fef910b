// docs/calibration.md and its two pictures.
import type { Bin, RocPoint } from './measures.ts';

/** A row of the table of signals. */
export interface SignalRow {
  id: string;
  family: string;
  prior: number;
  weight: number;
  basis: 'calibrated' | 'prior' | 'rule' | 'observed';
  /** visitors that hit it */
  n: number;
  interval: readonly [number, number];
  /** visitors that hit it, by side */
  bots: number;
  people: number;
  /** share of real visits of the population, where one thing is enough to know */
  population: number | null;
}

/** What is measured of one policy. */
export interface Measured {
  name: string;
  brier: number;
  auc: number;
  /** shares of visits: people at most 30 and at most 10, bots above 30 and at least 70 */
  let30: number;
  let10: number;
  caught31: number;
  caught70: number;
}

/** Everything the page says. */
export interface Calibration {
  policy: string;
  visits: { bots: number; people: number; tools: number; visitors: number };
  populations: ReadonlyArray<{ source: string; visits: number }>;
  measured: readonly Measured[];
  ablation: readonly Measured[];
  bins: readonly Bin[];
  roc: readonly RocPoint[];
  signals: readonly SignalRow[];
}

const percent = (share: number, digits = 1) => `${(share * 100).toFixed(digits)} %`;

function measuredTable(head: string, rows: readonly Measured[]): string[] {
  return [
    `| ${head} | Brier | AUC | people ≤ 30 | people ≤ 10 | bots > 30 | bots ≥ 70 |`,
    '|---|---|---|---|---|---|---|',
    ...rows.map(
      (m) =>
        `| ${m.name} | ${m.brier.toFixed(4)} | ${m.auc.toFixed(4)} | ${percent(m.let30)} | ${percent(m.let10)} | ${percent(m.caught31)} | ${percent(m.caught70)} |`,
    ),
    '',
  ];
}

const BASIS = { calibrated: 'measured', prior: 'prior', rule: 'definitive', observed: 'observes' } as const;

function signalRow(row: SignalRow): string {
  const interval = row.basis === 'observed' ? '–' : `${row.interval[0]} to ${row.interval[1]}`;
  const population = row.population === null ? '–' : percent(row.population, 2);
  return `| \`${row.id}\` | ${row.family} | ${row.prior} | ${row.weight} | ${BASIS[row.basis]} | ${row.n} | ${interval} | ${percent(row.bots, 0)} | ${percent(row.people, 0)} | ${population} |`;
}

/** The page. */
export function page(c: Calibration): string {
  return [
    '# Calibration',
    '',
    'Written by `npm run calibrate` from files of this repository; the same files give the same page.',
    '',
    `Policy ${c.policy}. ${c.visits.bots + c.visits.people} captured visits of ${c.visits.visitors} visitors of the fleet: ${c.visits.bots} of ${c.visits.tools} kinds of tool, ${c.visits.people} of people (\`packages/corpus/fleet\`).`,
    `Real visits of others (\`packages/corpus/population\`): ${c.populations[0]!.visits} behind ${c.populations[0]!.source}, as pairs of a user agent and one`,
    `thing; ${c.populations[1]!.visits} behind ${c.populations[1]!.source}, as user agents, without the rows whose platform contradicts theirs.`,
    '',
    '## How',
    '',
    'Family by family a logistic fit, repetitions of a visitor counting as one and both sides weighing the same. It starts at',
    'the priors and is held to them: a prior `w` is taken to be within `0.35·|w| + 0.2` of the truth, and no weight may change',
    'sides. A weight is measured when at least four visitors hit the signal and the data leave at most 85 % of that doubt;',
    'all others stay priors, and the table says so. Where real visits hit a signal, it weighs at most what their rate allows.',
    '`human_consistency` is fitted beside all else that was seen of a visit: a tool that does not spoof is as coherent as the',
    'browser it drives, so alone the family would measure which tools the fleet happens to have. A visit whose coherence',
    'reaches the cap says nothing about what makes it up; most do, so its weights stay priors.',
    'The interval of a measured weight is what the fit leaves; that of a prior is what was assumed of it, narrowed by what',
    'the data say. `n` counts the visitors, bots and people, that hit a signal: with none, a weight is nothing but its prior.',
    'Definitive rules are no matter of measuring. OS-level input is left out: it measures what cannot be seen.',
    '',
    '## How good',
    '',
    '"Held out" judges each visit by weights learned without its tool, or, for people, without that visitor: five parts, by',
    'hash, never row by row.',
    '',
    ...measuredTable('policy', c.measured),
    '![Reliability](calibration-reliability.svg) ![ROC](calibration-roc.svg)',
    '',
    '| score | visits | said | were bots |',
    '|---|---|---|---|',
    ...c.bins.map(
      (b) => `| ${percent(b.from, 0)} to ${percent(b.to, 0)} | ${b.count} | ${percent(b.said)} | ${percent(b.were)} |`,
    ),
    '',
    'The fleet is half bots and its people all sit at one machine: the rates are those of these visits, not of any site.',
    '',
    '## Without a family',
    '',
    'The policy in force, with one family of signals taken away, and without all definitive rules.',
    '',
    ...measuredTable('without', c.ablation),
    '## Signals',
    '',
    'Shares of visitors that hit a signal, and of real visits of the population where one thing is enough to know.',
    '',
    '| signal | family | prior | weight | basis | n | 95 % interval | bots | people | population |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...c.signals.map(signalRow),
    '',
  ].join('\n');
}

const SIZE = 320;
const EDGE = 36;
const x = (share: number) => (EDGE + share * (SIZE - 2 * EDGE)).toFixed(1);
const y = (share: number) => (SIZE - EDGE - share * (SIZE - 2 * EDGE)).toFixed(1);

function picture(title: string, across: string, up: string, marks: string): string {
  const frame = `<rect x="${EDGE}" y="${EDGE}" width="${SIZE - 2 * EDGE}" height="${SIZE - 2 * EDGE}" fill="none" stroke="#888"/>`;
  const words = [
    `<text x="${SIZE / 2}" y="22" text-anchor="middle">${title}</text>`,
    `<text x="${SIZE / 2}" y="${SIZE - 12}" text-anchor="middle">${across}</text>`,
    `<text x="14" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 14 ${SIZE / 2})">${up}</text>`,
  ].join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" font-family="sans-serif" font-size="12"><title>${title}</title><rect width="${SIZE}" height="${SIZE}" fill="#fff"/>${frame}<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#bbb" stroke-dasharray="4"/>${marks}${words}</svg>\n`;
}

/** What scores said against what visits were; the area of a dot is its number of visits. */
export function reliabilityPicture(bins: readonly Bin[]): string {
  const dots = bins.map(
    (b) =>
      `<circle cx="${x(b.said)}" cy="${y(b.were)}" r="${(2 + Math.sqrt(b.count)).toFixed(1)}" fill="#1a7f5a" fill-opacity="0.6"/>`,
  );
  return picture('Reliability (held out)', 'score said', 'share of bots', dots.join(''));
}

/** Bots caught against people wronged, threshold by threshold. */
export function rocPicture(points: readonly RocPoint[]): string {
  const line = points.map((p, i) => `${i ? 'L' : 'M'}${x(p.people)} ${y(p.bots)}`).join('');
  return picture(
    'ROC (held out)',
    'people at or above',
    'bots at or above',
    `<path d="${line}" fill="none" stroke="#1a7f5a" stroke-width="2"/>`,
  );
}
