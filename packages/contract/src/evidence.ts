import { z } from 'zod';
import type { readings } from './readings/index.ts';
import { EVIDENCE_VERSION, FAULTS, type Read } from './wire.ts';

type Declared = typeof readings;
/** Name of a reading. */
export type ReadingName = keyof Declared;
/** Value of each reading, by name. */
export type ReadingValues = { [K in ReadingName]: z.infer<Declared[K]['schema']> };
/** Readings of the first evidence, and of late evidence. */
export type FirstReadingName = { [K in ReadingName]: Declared[K]['phase'] extends 'late' ? never : K }[ReadingName];

/** Readings of the first evidence that follow from the nonce. */
export type SeededReadingName = { [K in ReadingName]: Declared[K]['phase'] extends 'seeded' ? K : never }[ReadingName];

/** What one page view reports, as it stands after the newline of a collect body. */
export interface Evidence {
  v: typeof EVIDENCE_VERSION;
  /** The nonce of the token, echoed. */
  nonce: string;
  /** Milliseconds from navigation start to the first source, monotonic. */
  startedMs: number;
  /** Milliseconds from the first source to the last. */
  tookMs: number;
  consent: 'full' | 'essential';
  readings: { [K in ReadingName]?: Read<ReadingValues[K]> };
}

/** What `POST /api/v1/late` carries as `evidence`: cumulative, so the highest `seq` is the whole of it. */
export interface LateEvidence {
  v: typeof EVIDENCE_VERSION;
  /** Milliseconds since the first evidence was sent, monotonic. */
  sinceMs: number;
  readings: Evidence['readings'];
  track?: Array<{ name: string; atMs: number; data?: unknown }>;
  identify?: { userId: string; proof?: string };
}

const ms = z.number().min(0).max(600_000);
const looseRead = z.union([z.object({ value: z.unknown(), ms }), z.object({ fault: z.enum(FAULTS), ms })]);
// The values are checked one by one by decode: one bad reading must not cost the others.
const looseReadings = z.record(z.string().max(64), looseRead);

/** Envelope of the first evidence. Each reading's value is checked against its own schema afterwards. */
export const evidenceEnvelope = z.object({
  v: z.literal(EVIDENCE_VERSION),
  nonce: z.string().max(120),
  startedMs: ms,
  tookMs: ms,
  consent: z.enum(['full', 'essential']),
  readings: looseReadings,
});

/** Envelope of late evidence. */
export const lateEvidenceEnvelope = z.object({
  v: z.literal(EVIDENCE_VERSION),
  sinceMs: z.number().min(0).max(86_400_000),
  readings: looseReadings,
  track: z
    .array(z.object({ name: z.string().min(1).max(64), atMs: z.number().min(0), data: z.unknown().optional() }))
    .max(100)
    .optional(),
  identify: z.object({ userId: z.string().min(1).max(128), proof: z.string().max(128).optional() }).optional(),
});
