import type { Layer, ReadingName, ReadingValues } from '@veridict/contract';
import type { ContextName, ContextValues } from './context.ts';
import type { Facts } from './facts/index.ts';

/** What a signal may need: a reading, or a value of the context. */
export type InputName = ReadingName | ContextName;
export type InputValues = ReadingValues & { [K in ContextName]: NonNullable<ContextValues[K]> };

/** A signal's answer: it was seen, with what was seen in words (no personal data), or it was looked for and not there. */
export type Answer = { hit: true; detail: string; share?: number } | { hit: false };

/** The signal is there. `detail` says what was seen, one short sentence. */
export const hit = (detail: string): Answer => ({ hit: true, detail });
/** The signal is there, and counts this share of its weight. */
export const hitInPart = (detail: string, share: number): Answer => ({ hit: true, detail, share });
/** The signal was looked for and is not there. */
export const clear: Answer = { hit: false };

/**
 * Correlated evidence: signals of one family are capped together, so that one cause is not counted twice.
 * `human_*` families hold evidence for a person, with negative weights.
 */
export const FAMILIES = [
  'declared', // the client says itself that it is automated
  'driver_traces', // what a driver leaves in the page
  'debugger', // effects of a debugging protocol
  'interception', // documents or policies rewritten on the way
  'headless_window', // windows and input devices nobody sits at
  'headless_hardware', // graphics, sound and fonts of a server
  'tamper', // functions of the platform replaced
  'realm', // realms of one browser that disagree
  'claim', // what the browser claims against what it is
  'input', // manners of input: pace, presses, keys
  'input_physics', // input that no device can give, by two independent traits at once
  'client', // headers and TLS of something that is no browser
  'visits', // what a client asks for over many pages, and what not
  'address', // address, network, hosting, time zone against address, reputation
  'presentation', // the token in another client's hands
  'seed', // evidence that is not of its own page view: another nonce's, or another session's
  'human_consistency', // a browser that agrees with itself
  'human_input', // input that only a hand makes
  'challenge', // what was done about a challenge: outside all caps, and only while nobody is sure
] as const;
export type Family = (typeof FAMILIES)[number];

/** One server-side question about one page view or request. */
export interface Signal {
  /** stable for ever, snake_case, the file's name */
  id: string;
  layer: Layer;
  family: Family;
  /** what is the matter, for people, without a verb */
  title: string;
  needs: readonly InputName[];
  judge: (values: InputValues, facts: Facts) => Answer;
}

/**
 * Declare a signal. `judge` sees only good values of what it needs: a missing need makes the finding `skipped`, a throw
 * `errored`, and neither counts. A fact it uses must follow from readings it needs, so that taking readings away never adds a hit.
 */
export function defineSignal<const N extends readonly InputName[]>(signal: {
  id: string;
  layer: Layer;
  family: Family;
  title: string;
  needs: N;
  judge: (values: Pick<InputValues, N[number]>, facts: Facts) => Answer;
}): Signal {
  return signal;
}

/** What a policy makes of a hit. */
export interface Weight {
  /** natural-log likelihood ratio: positive for bots, negative for people, 0 to observe only */
  weight: number;
  /** a definitive rule: score 100, whatever else was seen */
  hard?: true;
  /** measured on captured visits, or a prior from the literature until then */
  basis: 'prior' | 'calibrated';
  /** how many visits it was measured on, and the 95 % interval */
  n?: number;
  interval?: readonly [low: number, high: number];
}

/** What came of one signal. */
export type Finding =
  | { signal: Signal; state: 'hit'; detail: string; share?: number }
  | { signal: Signal; state: 'clear' | 'errored' }
  | { signal: Signal; state: 'skipped'; missing: readonly InputName[] };
