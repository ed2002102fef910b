import { z } from 'zod';

/** Longest `data` of an event, characters of JSON. */
const maxData = 2_048;

/** Request of `POST /api/v1/events`: what happened in a session, as the site's backend knows it. */
export const eventRequest = z
  .strictObject({
    token: z.string().max(2048).optional(),
    session_id: z.string().min(1).max(64).optional(),
    name: z.string().min(1).max(64),
    data: z
      .unknown()
      .refine((data) => (JSON.stringify(data) ?? '').length <= maxData, `is longer than ${maxData} characters of JSON`)
      .optional(),
    /** now, where it is absent */
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ token, session_id }) => (token === undefined) !== (session_id === undefined), {
    message: 'name the session by token or session_id, one of the two',
    path: ['token'],
  });

/** The event as it is kept. */
export const eventAnswer = z.strictObject({
  session_id: z.string(),
  event_id: z.string(),
  at: z.iso.datetime(),
  request_id: z.string(),
});
