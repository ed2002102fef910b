import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Context, type Decoded, decodeEvidence, decodeLate, merge, NOTHING_KNOWN } from '@veridict/verifier';

/** A visit of the fleet as the server kept it, with what the visitor is known to be. */
export interface FleetVisit {
  visitor: string;
  kind: 'human' | 'bot';
  /** the tool or browser: visits of one family are never on both sides of a split */
  family: string;
  run: number;
  decoded: Decoded;
  context: Context;
}

/** A line of the file, as `e2e/fleet/run.mjs --captures` writes it. */
interface Line extends Pick<FleetVisit, 'visitor' | 'kind' | 'family' | 'run'> {
  first: object;
  late: object | null;
  request: NonNullable<Context['request']>;
}

const bytesOf = (value: object) => new TextEncoder().encode(JSON.stringify(value));

/** Every captured visit of the fleet. Throws where a capture is not evidence any more: run the fleet anew. */
export function fleetVisits(): FleetVisit[] {
  const packed = readFileSync(new URL('../fleet/visits.jsonl.gz', import.meta.url));
  const lines = gunzipSync(packed).toString().trimEnd().split('\n');
  return lines.map((line) => visitOf(JSON.parse(line) as Line));
}

function visitOf({ visitor, kind, family, run, first, late, request }: Line): FleetVisit {
  const decoded = decodeEvidence(bytesOf({ nonce: '', ...first }));
  if (!decoded.ok) throw new Error(`${visitor}: ${decoded.problem.code}`);
  const context = { ...NOTHING_KNOWN, request };
  if (late === null) return { visitor, kind, family, run, decoded: decoded.value, context };
  const later = decodeLate(late);
  if (!later.ok) throw new Error(`${visitor}: ${later.problem.code}`);
  return { visitor, kind, family, run, decoded: merge(decoded.value, later.value), context };
}
