import { expect, test } from 'vitest';
import { isNativeText, nativeNamed } from './natives.ts';

test.each([
  ['Chromium, a method', 'function toDataURL() { [native code] }', 'toDataURL', true],
  ['Chromium, a getter', 'function get webdriver() { [native code] }', 'webdriver', true],
  ['Firefox', 'function webdriver() {\n    [native code]\n}', 'webdriver', true],
  ['another name', 'function get platform() { [native code] }', 'webdriver', false],
  ['a Proxy', 'function () { [native code] }', 'webdriver', false],
  ['a Proxy, asked for no name', 'function () { [native code] }', '', true],
  ['a bound function of the name', 'function bound webdriver() { [native code] }', 'webdriver', false],
  ['a script', '() => false', 'webdriver', false],
  ['a script that speaks of it', 'function webdriver() { return "[native code]" }', 'webdriver', false],
  ['a script around it', 'function webdriver() { [native code] } + 1', 'webdriver', false],
])('%s', (_, text, name, native) => {
  expect(nativeNamed(text, name)).toBe(native);
});

test('native text of any name', () => {
  expect(isNativeText('function () { [native code] }')).toBe(true);
  expect(isNativeText('function a() { return 1 }')).toBe(false);
});
