import type { Context } from './context.ts';
import { decodeEvidence, decodeLate, merge } from './decode.ts';
import { parseJson } from './json.ts';
import { good, type Outcome } from './outcome.ts';
import type { Policy } from './policy.ts';
import { type Judgement, judge } from './verdict.ts';

/** What is kept of a page view, as it was received. */
export interface Kept {
  /** the evidence bytes of the collect request */
  first: Uint8Array;
  /** the evidence of the highest late message as JSON text, or null */
  late: string | null;
  context: Context;
}

/** Judge what was kept once more: under the same policy the same bytes come out, under another what it would have said. */
export function replay(kept: Kept, policy?: Policy): Outcome<Judgement> {
  const first = decodeEvidence(kept.first);
  if (!first.ok) return first;
  if (kept.late === null) return good(judge(first.value, kept.context, policy));
  const json = parseJson(kept.late);
  if (!json.ok) return json;
  const late = decodeLate(json.value);
  if (!late.ok) return late;
  return good(judge(merge(first.value, late.value), kept.context, policy));
}
