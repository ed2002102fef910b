import { z } from 'zod';
import { reading } from '../reading.ts';
import { foundName, text } from '../shapes.ts';

/**
 * Names that a pristine window of the same browser does not have: of `window`, of `document` and of `<html>`.
 * The page's own scripts are among them; which of them means anything is the server's question.
 */
export const globals = reading(
  z.object({
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
  }),
);
