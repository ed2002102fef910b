import { z } from 'zod';

/** Text of a browser, bounded: what is longer is cut by the source, so what is longer here is not ours. */
export const text = (max: number) => z.string().max(max);
/** A whole number that a browser may report. */
export const count = z.int().min(0).max(1_000_000);
/** A measure in CSS pixels, also negative and fractional. */
export const pixels = z.number().min(-1_000_000).max(1_000_000);
/** A time in milliseconds on a page's own clock. */
export const millis = z.number().min(-1).max(1_000_000_000);

/** Lower quartile, median and upper quartile of some times or sizes; null of none. */
export const quartiles = z.tuple([z.number(), z.number(), z.number()]).nullable();

/** What a realm says of itself: read in the page, in a fresh iframe and in a worker. */
export const realmIdentity = z.object({
  userAgent: text(512),
  platform: text(64),
  language: text(64),
  languages: z.array(text(64)).max(32),
  cores: z.number().nullable(),
  memory: z.number().nullable(),
  timeZone: text(64).nullable(),
  /** `navigator.webdriver` as it reads there; null where the realm has no such property. */
  webdriver: z.union([z.boolean(), z.literal('other')]).nullable(),
  brands: z
    .array(z.object({ brand: text(64), version: text(32) }))
    .max(12)
    .nullable(),
  uaPlatform: text(64).nullable(),
});

/** A name found on an object that a pristine one does not have, and the shape of what is there. */
export const foundName = z.object({
  name: text(64),
  kind: z.enum([
    'function',
    'native',
    'object',
    'array',
    'string',
    'number',
    'boolean',
    'symbol',
    'undefined',
    'null',
    'bigint',
    'accessor',
  ]),
});

/**
 * Names that a pristine window of the same browser does not have: of `window`, of `document` and of `<html>`.
 * The page's own scripts are among them; which of them means anything is the server's question.
 */
export const globalNames = z.object({
  window: z.array(foundName).max(250),
  /** more were there than are listed */
  windowCut: z.boolean(),
  document: z.array(foundName).max(60),
  htmlAttributes: z.array(text(64)).max(40),
  /** names of unnamed native functions with the property shape of an embedder's binding */
  bindings: z.array(text(64)).max(20),
  /** own properties of `customElements`, `external` and `Element.prototype.attachShadow` */
  hooks: z.array(text(64)).max(20),
  /** ids and data attributes of elements that sit directly under `<html>` or `<body>` */
  overlays: z.array(text(80)).max(40),
});
