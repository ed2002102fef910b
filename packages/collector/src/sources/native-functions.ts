import { nativeNamed } from '../realms/natives.ts';
import { cut, type Source } from '../source.ts';

/** What tools that pretend to be another browser override, by interface. */
const MEMBERS = {
  Navigator:
    'webdriver userAgent platform vendor languages hardwareConcurrency deviceMemory plugins maxTouchPoints permissions userAgentData connection',
  Screen: 'width height availWidth availHeight colorDepth',
  WebGLRenderingContext: 'getParameter getExtension getShaderPrecisionFormat',
  WebGL2RenderingContext: 'getParameter',
  HTMLCanvasElement: 'toDataURL getContext',
  CanvasRenderingContext2D: 'getImageData fillText',
  HTMLMediaElement: 'canPlayType',
  HTMLIFrameElement: 'contentWindow contentDocument',
  Permissions: 'query',
  MouseEvent: 'screenX screenY clientX',
  Element: 'attachShadow getBoundingClientRect',
  Document: 'hasFocus createElement hidden visibilityState',
  EventTarget: 'addEventListener',
  Date: 'getTimezoneOffset',
  Function: 'toString',
  NavigatorUAData: 'getHighEntropyValues brands',
} as const;

/** Whether functions of the platform are still the platform's own. Only those that pass for native are tried further. */
export const nativeFunctions: Source<'nativeFunctions'> = ({ pristine }) => {
  const { window: clean, textOf } = pristine();
  const altered: string[] = [];
  const misbehaving: string[] = [];
  let checked = 0;
  let cycleChecked = true;
  for (const [owner, members] of Object.entries(MEMBERS)) {
    const prototype = (window as unknown as Record<string, { prototype?: object } | undefined>)[owner]?.prototype;
    for (const member of members.split(' ')) {
      const descriptor = prototype && Object.getOwnPropertyDescriptor(prototype, member);
      const fn: unknown = descriptor?.get ?? descriptor?.value;
      if (typeof fn !== 'function') continue;
      checked++;
      const name = cut(`${owner}.${member}`, 80);
      if (!nativeNamed(textOf(fn), member)) {
        altered.push(name);
        continue;
      }
      const cycles = refusesCycle(fn, clean);
      cycleChecked &&= cycles;
      const genuine =
        cycles && keepsOwnKeys(fn) && !constructs(fn, clean) && (!descriptor?.get || refusesReceiver(fn, clean));
      if (!genuine) misbehaving.push(name);
    }
  }
  const ownText = Function.prototype.toString;
  return {
    checked,
    altered,
    misbehaving,
    toStringNative: nativeNamed(textOf(ownText), 'toString') && refusesReceiver(ownText, clean),
    cycleChecked,
  };
};

function keepsOwnKeys(fn: object): boolean {
  return Reflect.ownKeys(fn).map(String).sort().join() === 'length,name';
}

/** Whether `new` would work, found out without running it: only a constructor may be a construct's new.target. */
function constructs(fn: object, { Reflect: clean, Object: CleanObject }: typeof globalThis): boolean {
  return !throwsTypeError(() => clean.construct(CleanObject, [], fn as () => void));
}

/** A getter of the platform refuses an object that is not its own. */
function refusesReceiver(fn: object, { Reflect: clean }: typeof globalThis): boolean {
  return throwsTypeError(() => clean.apply(fn as () => void, {}, []));
}

/**
 * An ordinary function cannot inherit from itself; a Proxy lets it happen, because the engine does not look through it.
 * Put back in any case.
 */
function refusesCycle(fn: object, { Object: clean }: typeof globalThis): boolean {
  const before = clean.getPrototypeOf(fn);
  try {
    return throwsTypeError(() => clean.setPrototypeOf(fn, clean.create(fn)));
  } finally {
    clean.setPrototypeOf(fn, before);
  }
}

function throwsTypeError(act: () => void): boolean {
  try {
    act();
    return false;
  } catch (error) {
    return (error as Error | undefined)?.name === 'TypeError';
  }
}
