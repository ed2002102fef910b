import { z } from 'zod';
import { verdict } from '../verdict.ts';

/** JA4 as FoxIO specifies it. */
export const JA4_TEXT = /^[tqd](?:\d\d|s[23]|d\d|00)[di]\d{4}[0-9a-zA-Z]{2}_[0-9a-f]{12}_[0-9a-f]{12}$/;

const number16 = z.int().min(0).max(65_535);
const number32 = z.int().min(0).max(4_294_967_295);

/** A connection as `tellConnection` of `@veridict/tls` tells of it: where the site's own server speaks TLS to its visitors. */
export const assessConnection = z.strictObject({
  ja4: z.string().regex(JA4_TEXT, 'must be a JA4'),
  ja4_stable: z.string().regex(JA4_TEXT, 'must be a JA4').optional(),
  /** null on HTTP/1.1 */
  http2: z
    .strictObject({
      settings: z.array(z.tuple([number16, number32])).max(32),
      window_update: number32,
      priority_frames: z.int().min(0).max(32),
      headers_priority: z
        .strictObject({ exclusive: z.boolean(), dependency: number32, weight: z.int().min(1).max(256) })
        .nullable(),
      pseudo_order: z.string().max(32),
      is_first: z.boolean(),
    })
    .nullable()
    .optional(),
  hello: z
    .strictObject({
      grease: z.boolean(),
      extensions: z.array(number16).max(128),
      groups: z.array(number16).max(64),
      signature_algorithms: z.array(number16).max(64),
    })
    .optional(),
});
export type AssessConnection = z.infer<typeof assessConnection>;

/** Body of `POST /api/v1/assess`: a request as the backend received it. */
export const assessRequest = z.strictObject({
  method: z.string().regex(/^[A-Za-z-]{1,32}$/, 'must be the name of a method'),
  /** with its scheme and host, so that it is known whether it came over https; its query is not kept */
  url: z.string().min(1).max(8192),
  http_version: z
    .string()
    .regex(/^(?:HTTP\/)?(?:1\.0|1\.1|[23](?:\.0)?)$/i, 'must be 1.0, 1.1, 2 or 3')
    .optional(),
  /** names and values in the order received; on HTTP/2 with the pseudo headers, where they are known */
  headers: z.array(z.tuple([z.string().min(1).max(256), z.string().max(16_384)])).max(100),
  /** the client's address */
  ip: z.union([z.ipv4(), z.ipv6()]),
  ja4: z.string().regex(JA4_TEXT, 'must be a JA4').optional(),
  /** all that is known of the connection; stands over `ja4` */
  connection: assessConnection.optional(),
  /** the site whose settings decide, under a key of the whole account; without it the usual thresholds do */
  site_id: z.string().max(64).optional(),
});

/** Its answer: a verdict without a token. */
export const assessAnswer = verdict.omit({ token: true });
export type AssessAnswer = z.infer<typeof assessAnswer>;
