// Labelled visits as the fit and the report need them: what each signal found, once, under no policy.
import { fleetVisits } from '../../packages/corpus/src/fleet.ts';
import { population, userAgents } from '../../packages/corpus/src/population.ts';
import { NOTHING_KNOWN } from '../../packages/verifier/src/context.ts';
import { evaluate } from '../../packages/verifier/src/evaluate.ts';
import { deriveFacts, type Facts } from '../../packages/verifier/src/facts/index.ts';
import type { Policy } from '../../packages/verifier/src/policy.ts';
import { score } from '../../packages/verifier/src/score.ts';
import type { Finding } from '../../packages/verifier/src/signal.ts';
import { signals } from '../../packages/verifier/src/signals/index.ts';

/** A captured visit, asked every signal. */
export interface Case {
  visitor: string;
  family: string;
  bot: boolean;
  /** repetitions of a visitor count as one */
  weight: number;
  facts: Facts;
  findings: readonly Finding[];
}

/**
 * Input without a debugger has no trace of automation: it is a measure of what cannot be seen, and teaches nothing about
 * what can.
 */
const NOT_LEARNED = ['os-input'];

/** The captured visits of the fleet. */
export function captured(): Case[] {
  const visits = fleetVisits().filter(({ family }) => !NOT_LEARNED.includes(family));
  return visits.map(({ visitor, family, kind, decoded, context }) => {
    const facts = deriveFacts(decoded.readings);
    const repeated = visits.filter((other) => other.visitor === visitor).length;
    const findings = evaluate(signals, decoded.readings, context, facts);
    return { visitor, family, bot: kind === 'bot', weight: 1 / repeated, facts, findings };
  });
}

/** Whether a case hit a signal. */
export const hits = ({ findings }: Case, id: string): boolean =>
  findings.some((finding) => finding.state === 'hit' && finding.signal.id === id);

/** A case's score under a policy, 0 to 1, not rounded where no ceiling or rule holds it. */
export function probability({ findings, facts }: Case, policy: Policy): number {
  const judged = score(findings, policy, { facts, identity: 'none', fromPage: true });
  return judged.hardRule || judged.ceiling ? judged.score / 100 : 1 / (1 + Math.exp(-judged.logOdds));
}

/** How often real visits hit a signal that one thing about them is enough for. */
export interface PopulationRate {
  hits: number;
  visits: number;
}

/** Signals that ask a request for its user agent and for nothing else. */
const OF_USER_AGENTS = ['headless_user_agent', 'known_bot_pattern', 'odd_user_agent', 'suspicious_user_agent'];

/** Rates of all signals that the population can tell of. Those that need two things at once are not among them. */
export function populationRates(): Map<string, PopulationRate> {
  const rates = new Map<string, PopulationRate>();
  const count = ({ signal, state }: Finding, visits: number) => {
    if (state !== 'hit' && state !== 'clear') return;
    const rate = rates.get(signal.id) ?? { hits: 0, visits: 0 };
    rates.set(signal.id, { hits: rate.hits + (state === 'hit' ? visits : 0), visits: rate.visits + visits });
  };
  for (const { readings, visits } of population().rows) {
    for (const finding of evaluate(signals, readings, NOTHING_KNOWN, deriveFacts(readings))) {
      // The user agent is in every row: what it alone decides would be counted once for each other thing.
      if (finding.signal.needs.some((need) => need !== 'userAgent' && need in readings)) count(finding, visits);
    }
  }
  for (const { readings, context, visits } of userAgents().rows) {
    for (const finding of evaluate(signals, readings, context, deriveFacts(readings))) {
      const { id, needs } = finding.signal;
      if (needs.every((need) => need === 'userAgent') || OF_USER_AGENTS.includes(id)) count(finding, visits);
    }
  }
  return rates;
}
