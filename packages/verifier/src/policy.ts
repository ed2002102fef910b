import type { Facts } from './facts/index.ts';
import { weights } from './policy/weights.ts';
import type { Family, Weight } from './signal.ts';

/** Version of what is below and of every signal: any change that may move a score changes it. Stands in every verdict. */
export const POLICY_VERSION = '2026-11-22.7';

/** A fact whose values are plain words. */
type FactName = { [K in keyof Facts]: Facts[K] extends string ? K : never }[keyof Facts];

/**
 * Circumstances that lower what families may count. They count in full only where the fact is known to be one of `full`:
 * what is not known weighs like the worst case, so that taking a reading away can never raise a cap.
 */
export interface Gate<F extends FactName = FactName> {
  name: string;
  fact: F;
  full: ReadonlyArray<Facts[F]>;
  caps: { readonly [K in Family]?: number };
}

/** Everything a score depends on besides findings and facts. Plain data: it is kept as long as a verdict names its version. */
export interface Policy {
  version: string;
  /** probability of a bot before anything is seen */
  prior: number;
  weights: Readonly<Record<string, Weight>>;
  /** the most that one family may add, or take away, in natural-log units */
  caps: { readonly [K in Family]: number };
  /** the most that everything for a person may take away */
  negativeCap: number;
  gates: readonly Gate[];
  /** a challenge counts only while the score without it is no higher */
  challengeUpTo: number;
  ceilings: {
    /** the score that a ceiling allows */
    score: number;
    /** from here on one family alone may make a suspect */
    singleFamily: number;
    /** from here on evidence from a page may make a suspect */
    weakEvidence: number;
  };
}

const gate = <F extends FactName>(name: string, fact: F, full: ReadonlyArray<Facts[F]>, caps: Gate['caps']) =>
  ({ name, fact, full, caps }) as Gate;

/**
 * The policy in force.
 *
 * `weakEvidence` and `negativeCap` belong together: with 2.6 for a bot and 3.0 for a person the score is 31, so whether a
 * visitor passes 30 is decided by the positive evidence alone, and hiding readings that speak for a person changes nothing.
 */
export const policy: Policy = {
  version: POLICY_VERSION,
  prior: 0.4,
  weights,
  caps: {
    declared: 6,
    driver_traces: 6,
    // Above it only where no tools are docked to the window: see the gate.
    debugger: 3.4,
    interception: 4,
    headless_window: 4,
    // Below `singleFamily`: servers, remote desktops and virtual machines have people in front of them too.
    headless_hardware: 2.9,
    tamper: 4.5,
    realm: 4.5,
    claim: 5,
    // Nothing in a browser can show that no assistive technology moves the pointer: with what a machine without a graphics
    // chip shows besides, still below `weakEvidence`.
    input: 2.3,
    // Above it: assistive technology may lack one trait of a hand, but moves no mouse in ways that no mouse can.
    input_physics: 4,
    client: 5,
    // Each alone may be a person without scripts, or without cookies; two of them are nobody’s reading.
    visits: 4,
    // People sit behind datacenter addresses (VPNs, office gateways). With the most that one harmless circumstance may
    // count, 0.7 in the gates below, still under `weakEvidence`: a VPN and a privacy tool make nobody a suspect.
    address: 1.86,
    presentation: 4.5,
    // Two that are wrong are no accident; whoever has recorded a person brings everything that speaks for one.
    seed: 6,
    human_consistency: 3,
    human_input: 2,
    challenge: 1.5,
  },
  negativeCap: 3,
  gates: [
    gate('privacy_tool', 'privacyTool', ['none'], { tamper: 0.35, realm: 0.35, claim: 2, headless_hardware: 0.7 }),
    gate('virtual_desktop', 'virtualDesktop', ['no'], { headless_hardware: 0.7 }),
    // A developer with open tools shows every trace of this family and nothing else.
    gate('developer_tools', 'toolsDocked', ['no'], { debugger: 0.7 }),
    // Security keys, scanners, launchers and trackpads do odd things beside a mouse that a hand moves.
    gate('hand', 'pointed', ['no'], { input: 0.7 }),
    gate('embedded', 'embedded', ['no'], { claim: 2.5, headless_window: 1.5 }),
  ],
  challengeUpTo: 69,
  ceilings: { score: 30, singleFamily: 3, weakEvidence: 2.6 },
};
