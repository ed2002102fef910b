import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOOK_MS, type PageHandlers, pageOf, safely } from './page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type PageWindow = Window & typeof globalThis;

/** A window with what a page is made of. */
function windowOf(parts: { hash?: string; navigation?: EventTarget; prerendering?: boolean } = {}) {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', prerendering: parts.prerendering });
  const location = { protocol: 'https:', pathname: '/shop', search: '?a=1', hash: parts.hash ?? '' };
  const window = Object.assign(new EventTarget(), { document, location, origin: 'https://shop.example' });
  if (parts.navigation) Object.assign(window, { navigation: parts.navigation });
  return { window, document, page: pageOf(window as unknown as PageWindow) };
}

const handlers = () => ({
  navigated: vi.fn<PageHandlers['navigated']>(),
  leaving: vi.fn<PageHandlers['leaving']>(),
  restored: vi.fn<PageHandlers['restored']>(),
  shown: vi.fn<PageHandlers['shown']>(),
  submitting: vi.fn<PageHandlers['submitting']>(),
});

describe('pageOf', () => {
  it.each([
    ['', '/shop?a=1'],
    ['#top', '/shop?a=1'],
    ['#/cart', '/shop?a=1#/cart'],
    ['#!cart', '/shop?a=1#!cart'],
  ])('with the fragment %j is at %s', (hash, address) => expect(windowOf({ hash }).page.address()).toBe(address));

  it('fires events that bubble and can be cancelled', () => {
    const { page, document } = windowOf();
    const heard: Event[] = [];
    document.addEventListener('botd:verdict', (event) => heard.push(event));
    page.emit('botd:verdict', { token: 't' });
    expect(heard).toMatchObject([{ bubbles: true, cancelable: true, detail: { token: 't' } }]);
  });

  it('waits for the opening of a page rendered ahead of time', async () => {
    const { page, document } = windowOf({ prerendering: true });
    const done = vi.fn();
    page.activated().then(done);
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).not.toHaveBeenCalled();
    document.dispatchEvent(new Event('prerenderingchange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toHaveBeenCalledOnce();
    await windowOf().page.activated();
  });

  it('tells what happens to it', () => {
    const { window, document, page } = windowOf({ navigation: new EventTarget() });
    const heard = handlers();
    page.watch(heard);
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect([heard.leaving, heard.restored].map((h) => h.mock.calls.length)).toEqual([1, 0]);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    document.dispatchEvent(new Event('submit'));
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect([heard.restored, heard.submitting, heard.shown].map((h) => h.mock.calls.length)).toEqual([1, 1, 0]);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard.shown).toHaveBeenCalledOnce();
  });

  it('hears of navigations where the browser tells, and looks where it does not', () => {
    const navigation = new EventTarget();
    const [told, looking] = [handlers(), handlers()];
    windowOf({ navigation }).page.watch(told);
    windowOf().page.watch(looking);
    vi.advanceTimersByTime(3 * LOOK_MS);
    expect([told.navigated, looking.navigated].map((h) => h.mock.calls.length)).toEqual([0, 3]);
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(told.navigated).toHaveBeenCalledOnce();
  });
});

describe('safely', () => {
  it('hands everything on but exceptions', () => {
    const inner = vi.fn(() => {
      throw new Error('ours');
    });
    expect(() => safely(inner as (a: number) => void)(7)).not.toThrow();
    expect(inner).toHaveBeenCalledWith(7);
  });
});
