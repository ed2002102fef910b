import type { Page } from '@playwright/test';
import { expect, test } from './collector-fixtures.ts';
import { KEY } from './collector-site.ts';

interface Hostile {
  /** runs in the page before any other script of it */
  prepare: () => void;
  /** what it ends in; on pages that take away what requests are made of, an error is all there can be */
  ends: RegExp;
}

const TOKEN = /^botd:verdict /;
const EITHER = /^botd:(verdict|error) /;

/** Pages that break what a script builds on, by accident or on purpose. */
const HOSTILE: Record<string, Hostile> = {
  'prototypes and constructors are frozen': {
    prepare: () => {
      const owners = [Object, Array, Function, Error, Promise, String, RegExp, Map, Set, Navigator, Element, Document];
      for (const owner of [...owners, Window, EventTarget, HTMLIFrameElement]) {
        Object.freeze(owner.prototype);
        Object.freeze(owner);
      }
    },
    ends: TOKEN,
  },
  'getters of navigator, screen and window throw': {
    prepare: () => {
      const get = () => {
        throw new RangeError('hostile');
      };
      const bitten: Array<[object, string[]]> = [
        [Navigator.prototype, Object.keys(Navigator.prototype).filter((name) => name !== 'sendBeacon')],
        [Screen.prototype, Object.keys(Screen.prototype)],
        [window, ['outerWidth', 'innerWidth', 'screenX', 'devicePixelRatio', 'external', 'visualViewport']],
      ];
      for (const [owner, names] of bitten)
        for (const name of names) Object.defineProperty(owner, name, { get, configurable: true });
    },
    ends: TOKEN,
  },
  'every object has odd properties': {
    prepare: () => {
      const odd = {
        get: 1,
        set: 1,
        value: 1,
        fault: 'threw',
        url: '/x',
        item: () => 1,
        name: 'x',
        nonce: 'y',
        key: 'z',
      };
      for (const [name, value] of Object.entries(odd)) (Object.prototype as Record<string, unknown>)[name] = value;
    },
    ends: EITHER,
  },
  'objects and arrays have a toJSON of their own': {
    prepare: () => {
      Object.assign(Array.prototype, { toJSON: () => 'broken' });
      Object.assign(String.prototype, { toJSON: () => 'broken' });
      Object.assign(Object.prototype, { toJSON: () => 'broken' });
    },
    ends: EITHER,
  },
  'fetch throws': {
    prepare: () => {
      window.fetch = () => {
        throw new Error('hostile');
      };
    },
    ends: /^botd:error network$/,
  },
  'fetch answers something else': {
    prepare: () => {
      window.fetch = async () => new Response('<!doctype html>', { status: 200 });
    },
    ends: /^botd:error network$/,
  },
  'JSON throws': {
    prepare: () => {
      const bite = () => {
        throw new Error('hostile');
      };
      Object.assign(JSON, { stringify: bite, parse: bite });
    },
    ends: EITHER,
  },
  'methods of arrays throw': {
    prepare: () => {
      const bite = () => {
        throw new Error('hostile');
      };
      for (const name of ['map', 'filter', 'includes', 'join', 'slice', 'push', 'every', 'some', 'find', 'flatMap'])
        Object.assign(Array.prototype, { [name]: bite });
    },
    ends: EITHER,
  },
  'methods of objects and strings throw': {
    prepare: () => {
      const bite = () => {
        throw new Error('hostile');
      };
      Object.assign(Object, { entries: bite, keys: bite, getOwnPropertyNames: bite, getOwnPropertyDescriptor: bite });
      Object.assign(String.prototype, { slice: bite, split: bite, replace: bite, match: bite });
    },
    ends: EITHER,
  },
  'promises, timers and channels are the page’s own': {
    prepare: () => {
      const Native = Promise;
      class PagePromise<T> extends Native<T> {}
      const { setTimeout: native } = window;
      Object.assign(window, {
        Promise: PagePromise,
        setTimeout: (act: () => void, ms: number) => native.call(window, act, ms),
        MessageChannel: undefined,
      });
    },
    ends: TOKEN,
  },
  'there is no crypto, no encoder and no worker': {
    prepare: () => {
      for (const name of ['crypto', 'Worker', 'Blob', 'OffscreenCanvas'])
        Object.defineProperty(window, name, { value: undefined, configurable: true });
    },
    ends: TOKEN,
  },
  'storage and cookies are blocked': {
    prepare: () => {
      const get = () => {
        throw new DOMException('hostile', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get, configurable: true });
      Object.defineProperty(Document.prototype, 'cookie', { get, set: get, configurable: true });
    },
    ends: TOKEN,
  },
  'the console throws': {
    prepare: () => {
      const bite = () => {
        throw new Error('hostile');
      };
      for (const name of Object.keys(console)) Object.assign(console, { [name]: bite });
    },
    ends: TOKEN,
  },
};

/** Writes the first of the collector's events where a page that broke everything else still shows it: on `<html>`. */
const noteEvents = () => {
  const { setAttribute, getAttribute } = Element.prototype;
  const { apply } = Reflect;
  const html = () => document.documentElement;
  for (const name of ['botd:verdict', 'botd:error'])
    document.addEventListener(name, (event) => {
      const { token, code } = (event as CustomEvent).detail;
      const before = apply(getAttribute, html(), ['data-told']) ?? '';
      apply(setAttribute, html(), ['data-told', `${before}${name} ${code ?? (token ? 'token' : '')}`]);
    });
};

/** Read by the driver's own realm, so that nothing of the page is needed. */
const toldOn = (page: Page) => page.locator('html').getAttribute('data-told');

test.describe('a hostile page', () => {
  for (const [title, { prepare, ends }] of Object.entries(HOSTILE)) {
    test(`${title}: a token or an error, and never an exception`, async ({ page, site }) => {
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(error.message));
      await page.addInitScript(noteEvents);
      await page.addInitScript(prepare);
      await page.goto(site.url());
      await expect.poll(() => toldOn(page), { timeout: 20_000 }).toMatch(ends);
      expect(thrown).toEqual([]);
      if (((await toldOn(page)) ?? '').startsWith('botd:verdict')) expect(site.collected).not.toEqual([]);
    });
  }

  test('a frame without an origin: an error, and no exception', async ({ page, site }) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.addInitScript(noteEvents);
    site.pages['/'] = { body: '<iframe sandbox="allow-scripts" src="/frame"></iframe>' };
    site.pages['/frame'] = {};
    await page.goto(site.url());
    const told = () => page.frameLocator('iframe[src]').locator('html').getAttribute('data-told');
    await expect.poll(told, { timeout: 20_000 }).toBe('botd:error origin_forbidden');
    expect(thrown).toEqual([]);
  });
});

test('a page is the same before and after, but for one name and one cookie', async ({ page, site, complaints }) => {
  // The tag of this page lies in a comment: the collector is put in by hand, after the first look.
  site.pages['/'] = { head: '<p>A page with a form.</p><form><input name="q"></form><!--' };
  await page.goto(site.url());
  await page.evaluate(look);
  await page.evaluate(
    async ([key]) => {
      const tag = document.createElement('script');
      Object.assign(tag, { src: '/collector.js' });
      tag.dataset.key = key;
      document.head.append(tag);
      await new Promise((loaded) => tag.addEventListener('load', loaded, { once: true }));
      tag.remove();
      await window.veridict.ready;
    },
    [KEY] as const,
  );
  await expect.poll(() => site.late.some(({ decoded }) => decoded.readings.visitor), { timeout: 20_000 }).toBe(true);
  const changed = await page.evaluate(look);
  expect(changed).toEqual({ window: '+veridict', cookies: '+botd_token' });
  expect(complaints).toEqual([]);
});

/** What a script can leave behind, by name. The first look is kept; the second tells what has changed since. */
function look(): Record<string, string> {
  const names = (object: object) => Reflect.ownKeys(object).map(String);
  const shapes = (object: object) =>
    Object.entries(Object.getOwnPropertyDescriptors(object)).map(([name, { get, set, value, writable }]) =>
      [name, writable, ...[get, set, value].map((fn) => typeof fn === 'function' && String(fn))].join(),
    );
  const platform = [
    Navigator,
    Screen,
    Document,
    Element,
    HTMLElement,
    HTMLCanvasElement,
    HTMLIFrameElement,
    EventTarget,
  ]
    .concat([MouseEvent, Storage, CanvasRenderingContext2D, WebGLRenderingContext, History, Location] as never[])
    .flatMap((owner) => [...shapes(owner), ...shapes(owner.prototype)]);
  const language = [Object, Function, Array, String, Promise, Error, RegExp, Date, JSON, Reflect, Math, console];
  const now: Record<string, string[]> = {
    window: names(window).filter((name) => !name.startsWith('__playwright')),
    document: names(document),
    navigator: names(navigator),
    platform,
    language: language.flatMap((owner) => [
      ...shapes(owner),
      ...('prototype' in owner ? shapes(owner.prototype as object) : []),
    ]),
    prepareStackTrace: shapes(Error).filter((shape) => shape.startsWith('prepareStackTrace')),
    DOM: [document.documentElement.outerHTML],
    frames: [String(window.length)],
    focus: [String(document.activeElement?.tagName)],
    history: [String(history.length)],
    title: [document.title],
    localStorage: names(localStorage),
    sessionStorage: names(sessionStorage),
    cookies: document.cookie.split('; ').flatMap((cookie) => (cookie ? [cookie.split('=')[0]!] : [])),
  };
  const kept = (window as unknown as Record<symbol, typeof now | undefined>)[Symbol.for('before')];
  if (!kept) {
    Object.defineProperty(window, Symbol.for('before'), {
      value: { ...now, window: [...now.window!, 'Symbol(before)'] },
    });
    return {};
  }
  return Object.fromEntries(
    Object.keys(now).flatMap((what) => {
      const gone = kept[what]!.filter((one) => !now[what]!.includes(one)).map((one) => `-${one}`);
      const come = now[what]!.filter((one) => !kept[what]!.includes(one)).map((one) => `+${one}`);
      const change = [...gone, ...come].join(' ');
      return change ? [[what, change]] : [];
    }),
  );
}
