import { expect, test } from 'vitest';
import { nativeName } from './natives.ts';

test.each([
  ['Chromium, a method', 'function toDataURL() { [native code] }', 'toDataURL'],
  ['Chromium, a getter', 'function get webdriver() { [native code] }', 'webdriver'],
  ['Firefox', 'function webdriver() {\n    [native code]\n}', 'webdriver'],
  ['a member named by a symbol', 'function [Symbol.iterator]() { [native code] }', '[Symbol.iterator]'],
  ['a Proxy, a binding', 'function () { [native code] }', ''],
  ['a bound function', 'function bound webdriver() { [native code] }', 'bound webdriver'],
  ['a script', '() => false', undefined],
  ['a script that speaks of it', 'function webdriver() { return "[native code]" }', undefined],
  ['a script around it', 'function webdriver() { [native code] } + 1', undefined],
  ['a class', 'class A { }', undefined],
])('%s', (_, text, name) => {
  expect(nativeName(text)).toBe(name);
});
