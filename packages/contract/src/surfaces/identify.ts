import { z } from 'zod';

/** Request of `POST /api/v1/identify`: a session, by the token of one of its page views or by its id, and the site's own user. */
export const identifyRequest = z
  .strictObject({
    token: z.string().max(2048).optional(),
    session_id: z.string().min(1).max(64).optional(),
    user_id: z.string().min(1).max(128),
  })
  .refine(({ token, session_id }) => (token === undefined) !== (session_id === undefined), {
    message: 'name the session by token or session_id, one of the two',
    path: ['token'],
  });

/** What the session says of its user from now on. */
export const identifyAnswer = z.strictObject({
  session_id: z.string(),
  user_id: z.string(),
  match: z.literal('linked'),
  confidence: z.literal(1),
  request_id: z.string(),
});

/** What a site's backend proves its users with; not for pages. */
export const identitySecret = z.strictObject({ site_id: z.string(), identity_secret: z.string() });
