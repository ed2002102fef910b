import type { Attribution, Identity, VisitorClass } from '@veridict/contract';
import type { Contribution, Score } from '../score.ts';
import type { Family } from '../signal.ts';
import { isAgentTool, toolOf } from './tools.ts';

/** What kind of visitor a score stands for, beside how sure it is. */
export interface Classified {
  class: VisitorClass;
  attribution: Attribution | null;
}

/** What a family says about who is there, once somebody is. */
const KIND_OF_FAMILY: Partial<Record<Family, VisitorClass>> = {
  declared: 'automation',
  driver_traces: 'automation',
  debugger: 'automation',
  interception: 'automation',
  headless_window: 'automation',
  headless_hardware: 'automation',
  input: 'automation',
  input_physics: 'automation',
  tamper: 'spoofed_browser',
  realm: 'spoofed_browser',
  claim: 'spoofed_browser',
  presentation: 'spoofed_browser',
  seed: 'spoofed_browser',
  client: 'scraper',
  visits: 'scraper',
};

/** Families of what a browser does, besides what it says of itself. */
const AGENT_SIGNALS = ['agent_dom_markers', 'late_agent_markers', 'stagehand_globals'];

/** Circumstances of a score that a class depends on. */
export interface Setting {
  identity: Identity;
  /** readings came with the visit */
  evidence: 'none' | 'partial' | 'full';
  /** from this score on a visitor is no longer taken for a person */
  suspicious: number;
}

/**
 * The class of a visit. An identity that was proven speaks first, then the score: below the line a page that gave evidence
 * is a person's, and one that gave none is nobody's in particular. Above it the weightiest kind of evidence decides.
 */
export function classify({ score, hardRule, contributions }: Score, setting: Setting): Classified {
  const { identity, evidence, suspicious } = setting;
  if (identity.kind === 'verified' || identity.kind === 'signed') {
    const attribution = identity.name === null ? null : { tool: identity.name, confidence: 1 };
    return { class: identity.category?.startsWith('ai_') ? 'ai_agent' : 'scraper', attribution };
  }
  if (score < suspicious && !hardRule) {
    return { class: evidence === 'none' ? 'unknown' : 'human', attribution: null };
  }
  const against = contributions.filter((c) => c.llr > 0 || c.id === hardRule);
  const attribution = toolOf(against);
  if (against.some((c) => AGENT_SIGNALS.includes(c.id)) || (attribution && isAgentTool(attribution.tool))) {
    return { class: 'ai_agent', attribution };
  }
  return { class: kindOf(against, evidence), attribution };
}

function kindOf(against: readonly Contribution[], evidence: Setting['evidence']): VisitorClass {
  const sums = new Map<VisitorClass, number>();
  for (const { family, llr, layer } of against) {
    const kind = KIND_OF_FAMILY[family];
    // A library that gives its name in a request never was a browser.
    const counted = evidence === 'none' && layer === 'http' && kind === 'automation' ? 'scraper' : kind;
    if (counted) sums.set(counted, (sums.get(counted) ?? 0) + llr);
  }
  const [heaviest] = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return heaviest?.[0] ?? 'unknown';
}
