import type { ReadingValues } from '@veridict/contract';
import { cut } from '../source.ts';
import { bindingNames, foreignNames } from './foreign.ts';
import { listOfText } from './identity.ts';
import type { Pristine } from './pristine.ts';

/** Names on `window` that are no news: the collector's own, and the one that has a source to itself. */
const KNOWN = ['veridict', 'chrome'];

/** Everything that scripts have put where the platform keeps its own: the same look early and late. */
export function findMarkers(pristine: Pristine): ReadingValues['globals'] {
  const { textOf, window: clean } = pristine;
  const names = foreignNames(window, clean, textOf).filter(({ name }) => !KNOWN.includes(name));
  const inDocument = foreignNames(document, clean.document, textOf);
  const hooks: string[] = [];
  const hook = (label: string, object: object | undefined, cleanObject: object | undefined): void => {
    if (!object || !cleanObject) return;
    for (const { name } of foreignNames(object, cleanObject, textOf)) hooks.push(cut(`${label}.${name}`, 64));
  };
  hook('customElements', window.customElements, clean.customElements);
  hook('external', window.external, clean.external);
  hook('attachShadow', Element.prototype.attachShadow, clean.Element.prototype.attachShadow);
  hook('Element.prototype', Element.prototype, clean.Element.prototype);
  return {
    window: names.slice(0, 250),
    windowCut: names.length > 250,
    document: inDocument.slice(0, 60),
    htmlAttributes: listOfText(document.documentElement.getAttributeNames(), 40, 64),
    bindings: bindingNames(window, textOf).slice(0, 20),
    hooks: hooks.slice(0, 20),
    overlays: overlays().slice(0, 40),
  };
}

/** Ids and data attributes of elements directly under `<html>` and `<body>`. */
function overlays(): string[] {
  const found: string[] = [];
  for (const parent of [document.documentElement, document.body]) {
    // A body may have thousands of children; who draws over a page does so at its ends.
    const children = [...(parent?.children ?? [])];
    for (const child of children.length > 100 ? [...children.slice(0, 20), ...children.slice(-80)] : children) {
      if (child.id) found.push(cut(`#${child.id}`, 80));
      for (const name of child.getAttributeNames()) if (name.startsWith('data-')) found.push(cut(`[${name}]`, 80));
    }
  }
  return found;
}
