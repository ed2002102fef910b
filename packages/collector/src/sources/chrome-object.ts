import { Unreadable } from '../reading.ts';
import { listOfText } from '../realms/identity.ts';
import { nativeName } from '../realms/natives.ts';
import type { Source } from '../source.ts';

/** `window.chrome`: there in desktop Chromium, and mocked by those who miss it. */
export const chromeObject: Source<'chromeObject'> = ({ textOf }) => {
  const chrome = (window as { chrome?: Record<string, unknown> }).chrome;
  if (!chrome) throw new Unreadable('absent');
  const native = (fn: unknown): boolean => typeof fn === 'function' && nativeName(textOf(fn)) !== undefined;
  const runtime = chrome.runtime as { connect?: unknown } | undefined;
  const keys = Object.keys(window);
  const at = keys.indexOf('chrome');
  return {
    keys: listOfText(Object.keys(chrome), 32, 64),
    native: Object.values(chrome).every((value) => typeof value !== 'function' || native(value)),
    runtime: !runtime ? 'absent' : native(runtime.connect) ? 'native' : 'other',
    fromEnd: at < 0 ? null : keys.length - 1 - at,
  };
};
