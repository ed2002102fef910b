import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('webdriver', {
  driven: { any: { value: 'true', inNavigator: true, own: false, onPrototype: true, getterNative: true } },
  undriven: { any: { value: 'false', inNavigator: true, own: false, onPrototype: true, getterNative: true } },
  pages: {
    'a getter that says no': {
      prepare: () => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
      reads: { any: { value: 'false', onPrototype: true, getterNative: false } },
    },
    'a property of navigator itself': {
      prepare: () => Object.defineProperty(navigator, 'webdriver', { value: 'no' }),
      reads: { any: { value: 'other', own: true, getterNative: true } },
    },
    'taken away': {
      prepare: () => delete (Navigator.prototype as { webdriver?: boolean }).webdriver,
      reads: { any: { value: 'undefined', inNavigator: false, onPrototype: false, getterNative: null } },
    },
    'a getter whose text is forged in the page': {
      prepare: () => {
        const get = () => false;
        const own = Function.prototype.toString;
        Function.prototype.toString = function (this: unknown) {
          return this === get ? 'function get webdriver() { [native code] }' : own.call(this);
        };
        Object.defineProperty(Navigator.prototype, 'webdriver', { get });
      },
      reads: { any: { value: 'false', getterNative: false } },
    },
  },
});
