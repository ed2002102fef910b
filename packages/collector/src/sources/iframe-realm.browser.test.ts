import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('iframeRealm', {
  driven: {
    any: (value) => {
      expect(value.iframe).toEqual(value.page);
      expect(value.page.webdriver).toBe(true);
      expect(value.contentWindowGenuine).toBe(true);
    },
  },
  undriven: {
    any: (value) => {
      expect(value.iframe).toEqual(value.page);
      expect(value.page.webdriver).toBe(false);
    },
  },
  pages: {
    'a mask worn by the page alone': {
      prepare: () => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
      reads: {
        any: (value) => {
          expect(value.page.webdriver).toBe(false);
          expect(value.iframe.webdriver).toBe(true);
        },
      },
    },
    'a frame that answers in place of its window': {
      prepare: () => {
        const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
          get() {
            return new Proxy(get!.call(this), { get: (target, key) => Reflect.get(target, key) });
          },
        });
      },
      reads: { any: { contentWindowGenuine: false } },
    },
  },
});
