import { nativeName } from '../realms/natives.ts';
import type { Source } from '../source.ts';

/** `navigator.webdriver`, and whether it stands where the platform puts it. */
export const webdriver: Source<'webdriver'> = ({ textOf }) => {
  const value: unknown = navigator.webdriver;
  const get = Object.getOwnPropertyDescriptor(Navigator.prototype, 'webdriver')?.get;
  return {
    value: typeof value === 'boolean' || value === undefined ? `${value}` : 'other',
    inNavigator: 'webdriver' in navigator,
    own: Object.getOwnPropertyNames(navigator).includes('webdriver'),
    onPrototype: !!get,
    getterNative: get ? nativeName(textOf(get)) === 'webdriver' : null,
  };
};
