import type { sessionDetails } from '@veridict/contract';
import type { z } from 'zod';
import type { eventsOf } from '../../hits/queries/session-events.ts';
import type { sessionsOf } from '../../hits/queries/sessions.ts';
import { isoOf } from './frame.ts';

/** Most events that details are made of: more than the longest session has. */
export const mostEvents = 10_000;

const INPUTS = ['mouse', 'scroll', 'keyboard', 'touch', 'form'] as const;
const minuteMs = 60_000;

type Event = z.infer<typeof eventsOf.row>;

/** A session told by what happened in it. Its behaviour counts where its page view began. */
export function detailsOf(
  session: z.infer<typeof sessionsOf.row>,
  events: readonly Event[],
): z.infer<typeof sessionDetails>['data'] {
  const counts = Object.fromEntries(INPUTS.map((kind) => [kind, sumOf(events, (event) => event[kind])])) as Record<
    (typeof INPUTS)[number],
    number
  >;
  const minutes = new Map<number, Event[]>();
  for (const event of events) {
    const at = event.moment - (event.moment % minuteMs);
    minutes.set(at, [...(minutes.get(at) ?? []), event]);
  }
  const durations = new Map(
    events.filter(({ type }) => type === 'behaviour').map(({ view, duration }) => [view, duration]),
  );
  return {
    sessionId: session.id,
    startTime: isoOf(session.began),
    endTime: isoOf(session.seen),
    durationSeconds: (session.seen - session.began) / 1000,
    eventCounts: { total: sumOf(INPUTS, (kind) => counts[kind]), ...counts },
    timeline: [...minutes].map(([at, inMinute]) => ({ timestamp: isoOf(at), ...activityOf(inMinute) })),
    pageHistory: events
      .filter(({ type }) => type === 'page_view')
      .map(({ page, moment, type, view }) => ({
        url: page,
        timestamp: isoOf(moment),
        type,
        durationMs: durations.get(view) ?? 0,
      })),
  };
}

/** What a minute was full of: inputs, and everything else as often as it happened. */
function activityOf(events: readonly Event[]) {
  const counted = new Map<string, number>();
  const add = (kind: string, n: number): unknown => n > 0 && counted.set(kind, (counted.get(kind) ?? 0) + n);
  for (const event of events) {
    if (event.type === 'behaviour') for (const kind of INPUTS) add(kind, event[kind]);
    else add(event.type, 1);
  }
  const [dominant = ['behaviour', 0] as const] = [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const eventCount = sumOf([...counted], ([, n]) => n);
  const activityLevel = eventCount < 10 ? ('low' as const) : eventCount < 100 ? ('medium' as const) : ('high' as const);
  return { eventCount, dominantEventType: dominant[0], activityLevel };
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);
