import fc from 'fast-check';
import type { Facts } from '../facts/index.ts';
import { type Policy, policy } from '../policy.ts';
import { clear, defineSignal, FAMILIES, type Family, type Finding, type Weight } from '../signal.ts';

/** A hit that no page ever made: frame tests must not depend on which signals there are. */
export interface SyntheticHit {
  id: string;
  family: Family;
  weight: number;
  hard: boolean;
}

/** Facts under which no gate holds anything back. */
export const OPEN_FACTS: Facts = {
  engine: 'blink',
  claim: { browser: 'chrome', major: 140, engine: 'blink', os: 'windows', mobile: false, embedded: false },
  os: 'windows',
  formFactor: 'desktop',
  embedded: 'no',
  privacyTool: 'none',
  virtualDesktop: 'no',
  assistive: 'no',
  toolsDocked: 'no',
  pointed: 'no',
  topLevel: 'yes',
  visible: 'yes',
};

/** Facts of which nothing is known. */
export const NO_FACTS: Facts = {
  engine: 'unknown',
  claim: { browser: 'unknown', major: null, engine: 'unknown', os: 'unknown', mobile: false, embedded: false },
  os: 'unknown',
  formFactor: 'unknown',
  embedded: 'unknown',
  privacyTool: 'unknown',
  virtualDesktop: 'unknown',
  assistive: 'unknown',
  toolsDocked: 'unknown',
  pointed: 'unknown',
  topLevel: 'unknown',
  visible: 'unknown',
};

/** The finding of a synthetic hit. */
export function findingOf({ id, family }: Pick<SyntheticHit, 'id' | 'family'>): Finding {
  const signal = defineSignal({ id, layer: 'browser', family, title: id, needs: [], judge: () => clear });
  return { signal, state: 'hit', detail: 'seen' };
}

/** The policy in force with exactly these hits' weights. */
export function policyFor(hits: readonly SyntheticHit[]): Policy {
  const row = ({ id, weight, hard }: SyntheticHit): [string, Weight] => [
    id,
    hard ? { weight, hard, basis: 'prior' } : { weight, basis: 'prior' },
  ];
  return { ...policy, weights: Object.fromEntries(hits.map(row)) };
}

const isHuman = (family: Family) => family.startsWith('human_');

/** What readings and circumstances can say; a challenge is neither, and has rules of its own. */
const OBSERVED = FAMILIES.filter((family) => family !== 'challenge');

/** Any set of hits: families for bots weigh positive, families for people negative. */
export const anyHits: fc.Arbitrary<SyntheticHit[]> = fc
  .array(fc.record({ family: fc.constantFrom(...OBSERVED), strength: fc.double({ min: 0, max: 7, noNaN: true }) }), {
    maxLength: 14,
  })
  .map((hits) =>
    hits.map(({ family, strength }, i) => ({
      id: `signal_${i}`,
      family,
      weight: isHuman(family) ? -strength : strength,
      hard: false,
    })),
  );

/** Any facts, as far as gates look at them. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    privacyTool: fc.constantFrom<Facts['privacyTool']>(
      'none',
      'brave',
      'resist_fingerprinting',
      'extension',
      'unknown',
    ),
    virtualDesktop: fc.constantFrom<Facts['virtualDesktop']>('yes', 'no', 'unknown'),
    embedded: fc.constantFrom<Facts['embedded']>('yes', 'no', 'unknown'),
  })
  .map((some) => ({ ...OPEN_FACTS, ...some }));
