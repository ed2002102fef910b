import { isObject } from '../answers.ts';
import type { Settings } from '../options.ts';
import { ask, type Question } from '../request.ts';
import type { Asking, Moment } from './statistics.ts';

/** What to do with a comment. */
export type ModerationOutcome = 'pass' | 'flag' | 'delete';

/** What a comment is judged to be. */
export interface Moderation {
  /** the action, and the log-odds that the comment should not stand */
  suggestedAction: [ModerationOutcome, number];
  reasons: Array<{
    name: string;
    group: 'promotion' | 'disguise' | 'form' | 'duplicate' | 'words' | 'author';
    llr: number;
    detail: string;
  }>;
  metadata: { uuid: string };
}

/** A decision of your own, as it was counted. */
export interface ModerationDecision {
  id: string;
  outcome: ModerationOutcome;
  at: string;
  session_id: string | null;
}

/** Counters of the account since it began, as text. */
export interface ModerationTotals {
  commentsPassed: string;
  commentsTotal: string;
  commentsDeleted: string;
  commentsFlagged: string;
}

/** What was judged in one minute. */
export interface ModerationRecord {
  commentsPassed: number;
  commentsTotal: number;
  commentsDeleted: number;
  commentsFlagged: number;
  requestTime: { value: string };
}

/** Comments: judged, decided by yourself, and counted. */
export interface ModerationMethods {
  /**
   * Judge a comment. `token` is the `botd_token` of the page it was written in, `author` your own name for who wrote it. Not
   * asked again when the connection broke: the comment may have been counted.
   */
  moderate(sample: string, options?: Asking & { token?: string; author?: string }): Promise<Moderation>;
  moderation: {
    /** Count what you decided yourself. The same `id` counts once. */
    decision(
      decided: Asking & { id: string; outcome: ModerationOutcome; at?: Moment; token?: string },
    ): Promise<ModerationDecision>;
    totals(options?: Asking): Promise<ModerationTotals>;
    /** Minutes of at most 24 hours, widened to whole hours; empty where nothing was judged. A key may ask once in two minutes. */
    records(range: Asking & { from: Moment; to: Moment }): Promise<ModerationRecord[]>;
  };
}

/** Make the methods for moderation. */
export function createModeration(settings: Settings): ModerationMethods {
  const send = <T>(path: string, body: object | undefined, { signal }: Asking, more: Partial<Question<T>> = {}) =>
    ask(settings, { path, body, read: responseOf<T>, signal, ...more });
  return {
    moderate: (sample, { token, author, ...options } = {}) =>
      send<Moderation>('/text/moderation', { sample, token, author }, options, { isRepeatable: false }),
    moderation: {
      decision: async ({ id, outcome, at, token, ...options }) =>
        send<ModerationDecision>(
          '/v1/moderation/decisions',
          { id, outcome, token, ...(at !== undefined && { at: momentOf(at).toISOString() }) },
          options,
        ),
      totals: (options = {}) => send<ModerationTotals>('/stats/moderation', undefined, options),
      records: async ({ from, to, ...options }) =>
        send<ModerationRecord[]>(
          '/stats/moderation/search',
          { timefrom: published(from), timeto: published(to) },
          // An empty range is answered with a sentence in place of the list.
          options,
          { read: (body) => (isEmpty(body) ? [] : responseOf(body)) },
        ),
    },
  };
}

const responseOf = <T>(body: unknown): T | null =>
  isObject(body) && body.success === true && typeof body.response === 'object' && body.response !== null
    ? (body.response as T)
    : null;

const isEmpty = (body: unknown): boolean =>
  isObject(body) && body.success === false && typeof body.response === 'string';

function momentOf(moment: Moment): Date {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) throw new TypeError('a moment must be a Date, or text as 2026-11-21T12:00:00Z');
  return date;
}

/** As the published description writes moments: UTC, to the second. */
const published = (moment: Moment): string => momentOf(moment).toISOString().slice(0, 19).replace('T', ' ');
