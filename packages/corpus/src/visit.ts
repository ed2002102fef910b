import type { Evidence, Fault, ReadingName } from '@veridict/contract';
import { type Context, type Decoded, NOTHING_KNOWN, type PresentReadings, type RequestSeen } from '@veridict/verifier';

/** One page view as the server sees it: what the page reported, and what the connection shows. */
export interface Visit {
  readings: PresentReadings;
  faults: { [K in ReadingName]?: Fault };
  context: Context;
}

/** A visit of these readings, with the collect request that goes with them. */
export function visit(readings: PresentReadings, request: RequestSeen | null): Visit {
  return { readings, faults: {}, context: { ...NOTHING_KNOWN, request } };
}

/** The same visit with parts of one reading changed, or the whole reading where there was none. */
export function withReading<K extends ReadingName>(
  base: Visit,
  name: K,
  change: Partial<NonNullable<PresentReadings[K]>>,
): Visit {
  const { [name]: _gone, ...faults } = base.faults;
  return { ...base, faults, readings: { ...base.readings, [name]: { ...base.readings[name], ...change } } };
}

/** The same visit where one source gave a fault instead of a value. */
export function withFault(base: Visit, name: ReadingName, fault: Fault = 'blocked'): Visit {
  const { [name]: _gone, ...readings } = base.readings;
  return { ...base, readings, faults: { ...base.faults, [name]: fault } };
}

/** The same visit in other circumstances. */
export function withContext(base: Visit, change: Partial<Context>): Visit {
  return { ...base, context: { ...base.context, ...change } };
}

/** The same visit with headers of its collect request set, or with null taken away. */
export function withHeaders(base: Visit, change: Readonly<Record<string, string | null>>): Visit {
  const request = base.context.request;
  if (!request) throw new TypeError('withHeaders: this visit has no request');
  const kept = request.headers.filter(([name]) => !Object.hasOwn(change, name.toLowerCase()));
  const set = Object.entries(change).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return withContext(base, { request: { ...request, headers: [...kept, ...set] } });
}

/** The visit as `judge` takes it. */
export function decoded({ readings, faults }: Visit): Decoded {
  return { readings, faults, malformed: [], unknown: [], nonce: '', consent: 'full', startedMs: 40, tookMs: 60 };
}

/** The visit's first evidence as a page would send it. */
export function evidenceOf({ readings, faults }: Visit, nonce: string): Evidence {
  const { interaction: _late, lateGlobals: _later, ...first } = readings;
  const reads = Object.fromEntries([
    ...Object.entries(first).map(([name, value]) => [name, { value, ms: 1 }]),
    ...Object.entries(faults).map(([name, fault]) => [name, { fault, ms: 1 }]),
  ]);
  return { v: 1, nonce, startedMs: 40, tookMs: 60, consent: 'full', readings: reads };
}
