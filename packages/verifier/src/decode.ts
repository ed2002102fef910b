import {
  evidenceEnvelope,
  type Fault,
  type LateEvidence,
  lateEvidenceEnvelope,
  quickReader,
  type ReadingName,
  readings,
} from '@veridict/contract';
import type { PresentReadings } from './facts/index.ts';
import { parseJson } from './json.ts';
import { bad, good, type Outcome, placeOf } from './outcome.ts';

/** At most this many names that are not ours are kept, for statistics. */
const MAX_UNKNOWN = 32;

/** What came of a set of readings: a name stands in exactly one of the four. */
export interface DecodedReadings {
  /** good values only */
  readings: PresentReadings;
  faults: { [K in ReadingName]?: Fault };
  /** readings whose value is not of its schema: as good as missing. Sorted. */
  malformed: ReadingName[];
  /** names that no reading of this message has, sorted, at most 32 of them: newer or older scripts, or forgery */
  unknown: string[];
}

/** First evidence of a page view, possibly with late evidence added. */
export interface Decoded extends DecodedReadings {
  nonce: string;
  consent: 'full' | 'essential';
  startedMs: number;
  tookMs: number;
}

/** Late evidence. */
export interface DecodedLate extends DecodedReadings {
  sinceMs: number;
  track: NonNullable<LateEvidence['track']>;
  identify: NonNullable<LateEvidence['identify']> | null;
}

/** Decode the bytes of first evidence. Never throws: what is not evidence is a problem, one bad reading costs no other. */
export function decodeEvidence(bytes: Uint8Array): Outcome<Decoded> {
  const json = parseJson(bytes);
  return json.ok ? decodeParsed(json.value) : json;
}

/** The same for evidence already read as strict JSON. */
export function decodeParsed(value: unknown): Outcome<Decoded> {
  const envelope = readEnvelope(value);
  if (!envelope.success) return bad('evidence_malformed', placeOf(envelope.error.issues));
  const { nonce, consent, startedMs, tookMs, readings: reads } = envelope.data;
  return good({ nonce, consent, startedMs, tookMs, ...decodeReadings(reads, 'first') });
}

/** Decode the `evidence` of a late request, already read as strict JSON. */
export function decodeLate(value: unknown): Outcome<DecodedLate> {
  const envelope = readLateEnvelope(value);
  if (!envelope.success) return bad('evidence_malformed', placeOf(envelope.error.issues));
  const { sinceMs, track = [], identify = null, readings: reads } = envelope.data;
  return good({
    sinceMs,
    track: track as DecodedLate['track'],
    identify: identify as DecodedLate['identify'],
    ...decodeReadings(reads, 'late'),
  });
}

/** Late evidence added to the first: it never replaces what was there. */
export function merge(first: Decoded, late: DecodedLate | null): Decoded {
  if (!late) return first;
  return {
    ...first,
    readings: { ...late.readings, ...first.readings },
    faults: { ...late.faults, ...first.faults },
    malformed: [...new Set([...first.malformed, ...late.malformed])].sort(),
    unknown: [...new Set([...first.unknown, ...late.unknown])].sort(),
  };
}

const readEnvelope = quickReader(evidenceEnvelope);
const readLateEnvelope = quickReader(lateEvidenceEnvelope);
const readValue = Object.fromEntries(
  Object.entries(readings).map(([name, { schema }]) => [name, quickReader(schema)]),
) as unknown as Readonly<Record<ReadingName, ReturnType<typeof quickReader>>>;

type LooseRead = { value?: unknown } | { fault: Fault };

function decodeReadings(reads: Record<string, LooseRead>, message: 'first' | 'late'): DecodedReadings {
  const values: Record<string, unknown> = {};
  const faults: DecodedReadings['faults'] = {};
  const malformed: ReadingName[] = [];
  const unknown: string[] = [];
  for (const name of Object.keys(reads).sort()) {
    const read = reads[name]!;
    if (!isReading(name, message)) {
      if (unknown.length < MAX_UNKNOWN) unknown.push(name);
    } else if ('fault' in read) faults[name] = read.fault;
    else {
      const value = readValue[name](read.value);
      if (value.success) values[name] = value.data;
      else malformed.push(name);
    }
  }
  return { readings: values as PresentReadings, faults, malformed, unknown };
}

function isReading(name: string, message: 'first' | 'late'): name is ReadingName {
  return Object.hasOwn(readings, name) && (readings[name as ReadingName].phase === 'late') === (message === 'late');
}
