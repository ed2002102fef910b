import type { PageCase } from './describe-source.ts';

type Hostile = Pick<PageCase<'webdriver'>, 'prepare' | 'csp' | 'setting'>;

/** Pages that make reading hard, by accident or on purpose. On each, every source gives a value or a fault. */
export const HOSTILE_PAGES: Record<string, Hostile> = {
  'getters of navigator, screen and window throw': {
    prepare: () => {
      const bite = { get: () => { throw new RangeError('no'); }, configurable: true }; // biome-ignore format: one line
      for (const [owner, names] of [
        [Navigator.prototype, Object.keys(Navigator.prototype)],
        [Screen.prototype, Object.keys(Screen.prototype)],
        [window, ['outerWidth', 'innerWidth', 'screenX', 'devicePixelRatio', 'external', 'visualViewport']],
      ] as Array<[object, string[]]>) {
        for (const name of names) Object.defineProperty(owner, name, bite);
      }
    },
  },
  'prototypes are frozen': {
    prepare: () => {
      for (const owner of [Object, Array, Function, Error, Promise, String, RegExp, Navigator, Element, Document]) {
        Object.freeze(owner.prototype);
        Object.freeze(owner);
      }
    },
  },
  'every object has odd properties': {
    prepare: () => {
      const odd = { get: 1, set: 1, value: 1, fault: 'threw', url: '/x', item: () => 1, name: 'x', high: {} };
      for (const [name, value] of Object.entries(odd)) (Object.prototype as Record<string, unknown>)[name] = value;
    },
  },
  'built-in methods are replaced by ones that throw': {
    prepare: () => {
      const bite = () => {
        throw new Error('no');
      };
      Object.assign(Array.prototype, { map: bite, filter: bite, includes: bite, join: bite, slice: bite, push: bite });
      Object.assign(JSON, { stringify: bite, parse: bite });
      Object.assign(Reflect, { apply: bite, ownKeys: bite, construct: bite });
      Object.assign(Object, { getOwnPropertyNames: bite, getOwnPropertyDescriptor: bite, keys: bite, entries: bite });
      Object.assign(window, { fetch: bite, XMLHttpRequest: bite, MessageChannel: bite, Worker: bite, matchMedia: bite });
      Object.assign(console, { debug: bite, log: bite, error: bite });
    },
  },
  'no frame can be made': {
    prepare: () => {
      const make = document.createElement.bind(document);
      document.createElement = ((name: string) => {
        if (name === 'iframe') throw new Error('no frames here');
        return make(name);
      }) as typeof document.createElement;
    },
  },
  'the page has its own promises and timers': {
    prepare: () => {
      const Native = Promise;
      class PagePromise<T> extends Native<T> {}
      const { setTimeout: native } = window;
      Object.assign(window, {
        Promise: PagePromise,
        setTimeout: (act: () => void, ms: number) => native.call(window, act, ms),
      });
    },
  },
  'a policy allows nothing but the script': {
    csp: "default-src 'none'; script-src 'self'; connect-src 'self'",
  },
  'a policy allows no worker': { csp: "worker-src 'none'" },
  'a policy asks for trusted types': { csp: "require-trusted-types-for 'script'" },
  'the page is sandboxed': { csp: 'sandbox allow-scripts' },
};
