import { z } from 'zod';

/** What the published answers call the judge; clients compare it. */
export const MODERATION_API = 'chatsight-lang-text';
/** Longest text that is judged, bytes of UTF-8. */
export const SAMPLE_BYTES = 20_480;
/** Most records that one search gives. */
export const SEARCH_RECORDS = 1_440;
/** Said, with status 200, where a range holds no record. */
export const NO_RECORDS = 'Records are currently empty, try again in a little while.';

export const MODERATION_OUTCOMES = ['pass', 'flag', 'delete'] as const;
export const moderationOutcome = z.enum(MODERATION_OUTCOMES);
export type ModerationOutcome = z.infer<typeof moderationOutcome>;

/** Kinds of evidence against a comment; two of different kinds are independent of each other. */
export const MODERATION_GROUPS = ['promotion', 'disguise', 'form', 'duplicate', 'words', 'author'] as const;
export type ModerationGroup = (typeof MODERATION_GROUPS)[number];

const envelope = <T extends z.ZodType>(response: T) =>
  z.strictObject({ api: z.literal(MODERATION_API), success: z.literal(true), response });

/** Every refusal of this surface. */
export const moderationRefusal = z.strictObject({
  api: z.literal(MODERATION_API),
  success: z.literal(false),
  response: z.string(),
});

const token = z.string().max(2048);

/** A comment to be judged. `author` is the site's own name for who wrote it; only a keyed hash of it is kept. */
export const moderationRequest = z.object({
  sample: z.string().min(1),
  token: token.optional(),
  author: z.string().min(1).max(128).optional(),
});

/** One reason. The contributions and the prior add up to the number of `suggestedAction`. */
export const moderationReason = z.strictObject({
  name: z.string(),
  group: z.enum(MODERATION_GROUPS),
  llr: z.number(),
  detail: z.string(),
});
export type ModerationReason = z.infer<typeof moderationReason>;

export const moderationAnswer = envelope(
  z.strictObject({
    /** the action, and the log-odds that the comment should not stand */
    suggestedAction: z.tuple([moderationOutcome, z.number()]),
    reasons: z.array(moderationReason),
    metadata: z.strictObject({ uuid: z.string() }),
  }),
);

/** What a site itself decided about a comment. The same `id` gets the same answer and counts once. */
export const moderationDecision = z.object({
  id: z.string().min(1).max(128),
  outcome: moderationOutcome,
  at: z.iso.datetime({ offset: true }).optional(),
  token: token.optional(),
});
export const moderationDecisionAnswer = envelope(
  z.strictObject({
    id: z.string(),
    outcome: moderationOutcome,
    at: z.iso.datetime(),
    session_id: z.string().nullable(),
  }),
);

/** Lifetime counters, as text. */
export const moderationTotals = envelope(
  z.strictObject({
    commentsPassed: z.string().regex(/^\d+$/),
    commentsTotal: z.string().regex(/^\d+$/),
    commentsDeleted: z.string().regex(/^\d+$/),
    commentsFlagged: z.string().regex(/^\d+$/),
  }),
);

/** A moment as `2021-05-10 20:27:00`, UTC, as milliseconds. */
export const moderationMoment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'must be written as YYYY-MM-DD HH:MM:SS')
  .refine((text) => {
    const at = Date.parse(`${text.replace(' ', 'T')}Z`);
    // The parser carries 31 April over into May; what comes back different was no date.
    return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 19).replace('T', ' ') === text;
  }, 'is not a moment of the calendar');

export const moderationSearch = z.object({ timefrom: moderationMoment, timeto: moderationMoment });

/** One minute's record; counters as numbers. */
export const moderationRecord = z.strictObject({
  commentsPassed: z.int().min(0),
  commentsTotal: z.int().min(0),
  commentsDeleted: z.int().min(0),
  commentsFlagged: z.int().min(0),
  requestTime: z.strictObject({ value: z.iso.datetime() }),
});
export const moderationRecords = z.union([
  envelope(z.array(moderationRecord).min(1).max(SEARCH_RECORDS)),
  z.strictObject({ api: z.literal(MODERATION_API), success: z.literal(false), response: z.literal(NO_RECORDS) }),
]);

/** How often a key may search, as administration sets it. */
export const moderationKeySettings = z.strictObject({ search_interval_seconds: z.int().min(0).max(86_400) });
