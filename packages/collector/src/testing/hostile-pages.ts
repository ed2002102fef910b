import type { PageCase } from './describe-source.ts';

interface Hostile extends Pick<PageCase<'webdriver'>, 'prepare' | 'csp' | 'setting'> {
  /** Most sources can read nothing there; elsewhere most can. */
  mostLost?: boolean;
}

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
    mostLost: true,
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
      const arm = () => {
        const undo: Array<[object, object]> = [];
        const spoil = (owner: object, names: string) => {
          for (const name of names.split(' ')) {
            undo[undo.length] = [owner, { [name]: (owner as Record<string, unknown>)[name] }];
            (owner as Record<string, unknown>)[name] = bite;
          }
        };
        const { assign } = Object;
        spoil(console, 'debug log error');
        spoil(window, 'fetch XMLHttpRequest MessageChannel Worker matchMedia');
        spoil(JSON, 'stringify parse');
        spoil(Reflect, 'apply ownKeys construct');
        spoil(Object, 'getOwnPropertyNames getOwnPropertyDescriptor keys entries assign');
        spoil(Array.prototype, 'map filter includes join slice push every some find');
        return () => {
          for (let i = undo.length - 1; i >= 0; i--) assign(...undo[i]!);
        };
      };
      Object.defineProperty(window, Symbol.for('arm'), { value: arm });
    },
    mostLost: true,
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
