import { Unreadable } from '../reading.ts';

/** A realm that no script of the page has touched: an empty iframe of the same origin, out of sight. */
export interface Pristine {
  window: Window & typeof globalThis;
  element: HTMLIFrameElement;
  /** The source text of a function, by this realm's own `Function.prototype.toString`. */
  textOf(fn: unknown): string;
  close(): void;
}

/**
 * Make one. It has a layout (a scrollbar can be measured in it) but no place in the page's; what is not visible takes no
 * pointer and no focus, and is not read out. Works before there is a body; throws `Unreadable` where the page keeps its
 * frames to itself.
 */
export function openPristine(): Pristine {
  const element = document.createElement('iframe');
  // By CSSOM: a strict style-src forbids style attributes in markup, not this.
  element.style.cssText = 'position:fixed;visibility:hidden';
  (document.body ?? document.documentElement).appendChild(element);
  const window = element.contentWindow as (Window & typeof globalThis) | null;
  try {
    if (window?.document) return { window, element, textOf: textReader(window), close: () => element.remove() };
  } catch {
    // A sandboxed page cannot look into its own frames.
  }
  element.remove();
  throw new Unreadable('blocked');
}

/** Reads functions' texts with the `Function.prototype.toString` of the realm given. */
export function textReader(realm: typeof globalThis): (fn: unknown) => string {
  const { apply } = realm.Reflect;
  const reader = realm.Function.prototype.toString;
  return (fn) => apply(reader, fn, []) as string;
}
