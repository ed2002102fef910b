import type { ReadingValues } from '@veridict/contract';
import { cut } from '../reading.ts';
import { foreignNames } from './foreign.ts';
import { listOfText } from './identity.ts';
import type { Pristine } from './pristine.ts';
import { valueAt } from './probe.ts';

/** Names on `window` that are no news: the collector's own, and the one that has a source to itself. */
const KNOWN = ['veridict', 'chrome'];

/** What tools hook to see components being made; a page has little reason to. */
const HOOKED = ['customElements', 'external', 'Element.prototype.attachShadow', 'Element.prototype'];

/** Everything that scripts have put where the platform keeps its own: the same look early and late. */
export function findMarkers({ textOf, window: clean }: Pristine): ReadingValues['globals'] {
  const bindings: string[] = [];
  const names = foreignNames(window, clean, textOf, bindings).filter(({ name }) => !KNOWN.includes(name));
  const hooks: string[] = [];
  for (const path of HOOKED) {
    const found = foreignNames(Object(valueAt(window, path)), Object(valueAt(clean, path)), textOf);
    for (const { name } of found) hooks.push(cut(`${path}.${name}`, 64));
  }
  return {
    window: names.slice(0, 250),
    windowCut: names.length > 250,
    document: foreignNames(document, clean.document, textOf).slice(0, 60),
    htmlAttributes: listOfText(document.documentElement.getAttributeNames(), 40, 64),
    bindings: bindings.slice(0, 20),
    hooks: hooks.slice(0, 20),
    overlays: overlays().slice(0, 40),
  };
}

/** Ids and data attributes of elements directly under `<html>` and `<body>`. */
function overlays(): string[] {
  const found: string[] = [];
  for (const parent of [document.documentElement, document.body]) {
    // A body may have thousands of children; who draws over a page does so at its end.
    for (const child of [...(parent?.children ?? [])].slice(-100)) {
      if (child.id) found.push(cut(`#${child.id}`, 80));
      for (const name of child.getAttributeNames()) if (/^data-/.test(name)) found.push(cut(`[${name}]`, 80));
    }
  }
  return found;
}
