import { nativeName } from '../realms/natives.ts';
import type { Source } from '../source.ts';

/** What tools that pretend to be another browser override, by interface. */
const MEMBERS = {
  Navigator:
    'webdriver userAgent platform vendor languages hardwareConcurrency deviceMemory plugins maxTouchPoints permissions userAgentData',
  Screen: 'width height availWidth availHeight',
  WebGLRenderingContext: 'getParameter getExtension',
  WebGL2RenderingContext: 'getParameter',
  HTMLCanvasElement: 'toDataURL',
  CanvasRenderingContext2D: 'getImageData',
  HTMLMediaElement: 'canPlayType',
  Permissions: 'query',
  MouseEvent: 'screenX screenY',
  Element: 'attachShadow',
  Document: 'hasFocus createElement',
  Date: 'getTimezoneOffset',
  Function: 'toString',
  NavigatorUAData: 'getHighEntropyValues brands',
} as const;

/** Whether functions of the platform are still the platform's own. Only those that pass for native are tried further. */
export const nativeFunctions: Source<'nativeFunctions'> = async ({ pristine, breathe }) => {
  const { window: clean, textOf } = pristine();
  const altered: string[] = [];
  const misbehaving: string[] = [];
  let checked = 0;
  let cycleChecked = true;
  // A getter of the platform refuses an object that is not its own.
  const refusesReceiver = (fn: Callable): boolean => refused(() => clean.Reflect.apply(fn, {}, []));
  // Whether `new` would work, without running it: only a constructor may be another construction's new.target.
  const refusesNew = (fn: Callable): boolean => refused(() => clean.Reflect.construct(clean.Object, [], fn));
  // An ordinary function cannot inherit from itself; a Proxy lets it happen, because the engine does not look through
  // it. Put back in any case.
  const refusesCycle = (fn: Callable): boolean => {
    const before = clean.Object.getPrototypeOf(fn);
    try {
      return refused(() => clean.Object.setPrototypeOf(fn, clean.Object.create(fn)));
    } finally {
      clean.Object.setPrototypeOf(fn, before);
    }
  };
  for (const [owner, members] of Object.entries(MEMBERS)) {
    await breathe();
    const prototype = (window as unknown as Record<string, { prototype?: object } | undefined>)[owner]?.prototype;
    for (const member of members.split(' ')) {
      const { get, value } = (prototype && Object.getOwnPropertyDescriptor(prototype, member)) ?? {};
      const fn: unknown = get ?? value;
      if (!isCallable(fn)) continue;
      checked++;
      const native = nativeName(textOf(fn)) === member;
      const cycles = !native || refusesCycle(fn);
      cycleChecked &&= cycles;
      const name = `${owner}.${member}`;
      if (!native) altered.push(name);
      else if (!cycles || !keepsOwnKeys(fn) || !refusesNew(fn) || (get && !refusesReceiver(fn))) misbehaving.push(name);
    }
  }
  const reader = Function.prototype.toString;
  const toStringNative = nativeName(textOf(reader)) === 'toString' && refusesReceiver(reader);
  return { checked, altered, misbehaving, toStringNative, cycleChecked };
};

type Callable = (...given: never[]) => unknown;

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

function keepsOwnKeys(fn: Callable): boolean {
  return Reflect.ownKeys(fn).map(String).sort().join() === 'length,name';
}

function refused(act: () => void): boolean {
  try {
    act();
    return false;
  } catch (error) {
    return (error as Error | undefined)?.name === 'TypeError';
  }
}
