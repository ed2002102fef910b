import { z } from 'zod';
import { JA4_TEXT } from './surfaces/assess.ts';

/** Header in which a site's own server tells of the visitor whose request it hands on, under the site's secret key. */
export const FORWARDED_HEADER = 'veridict-forwarded';
/** First part of the header's value, and of what is signed: `v1.<key>.<payload>.<mac>`. */
export const FORWARDED_VERSION = 'v1';
/** Seconds by which the site's clock may differ, either way. */
export const FORWARDED_WINDOW_S = 60;

/** What the header's payload says: which request it belongs to, and what the site's server saw of the visitor. */
export const forwardedPayload = z.object({
  /** the site server's clock, seconds */
  t: z.int(),
  /** method and path with query, as handed on */
  m: z.string().max(16),
  p: z.string().max(2048),
  /** SHA-256 of the body as handed on, base64url */
  b: z.string().length(43),
  /** the visitor's address */
  ip: z.union([z.ipv4(), z.ipv6()]),
  ja4: z.string().regex(JA4_TEXT).optional(),
  /** the visitor's version of HTTP: `1.1`, `2`; absent where it is not known */
  http: z
    .string()
    .regex(/^\d(\.\d)?$/)
    .optional(),
  /** the visitor came over TLS */
  tls: z.boolean(),
  /** the visitor's headers, in their order as far as that is known; secrets by name alone */
  h: z.array(z.tuple([z.string().max(64), z.string().max(1024)])).max(100),
});
export type ForwardedPayload = z.infer<typeof forwardedPayload>;
