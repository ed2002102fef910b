import { vi } from 'vitest';

/** A page that hears what it is given, for watches that need no more of a browser than that. */
export interface Stage {
  /** Give the page an event as a browser would: trusted unless it says otherwise. */
  give(type: string, at: number, more?: object): void;
  /** How many listeners there are. */
  listeners(): number;
  /** What the page says of itself. */
  view: { focused: boolean; scrollY: number };
}

/** Put a page on. `vi.unstubAllGlobals()` takes it off. */
export function openStage(): Stage {
  const heard = new Map<string, Set<(event: object) => void>>();
  const view = { focused: true, scrollY: 0 };
  const document = { hasFocus: () => view.focused, hidden: false };
  const globals = {
    window: globalThis,
    document,
    navigator: {},
    visualViewport: { scale: 1 },
    devicePixelRatio: 1,
    screenY: 0,
    outerWidth: 1280,
    innerWidth: 1280,
    outerHeight: 800,
    innerHeight: 712,
    addEventListener(type: string, listener: (event: object) => void) {
      heard.set(type, (heard.get(type) ?? new Set()).add(listener));
    },
    removeEventListener: (type: string, listener: (event: object) => void) => heard.get(type)?.delete(listener),
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  Object.defineProperty(globalThis, 'scrollY', { get: () => view.scrollY, configurable: true });
  return {
    view,
    give(type, at, more = {}) {
      const event = { type, isTrusted: true, timeStamp: at, target: document, composedPath: () => [document], ...more };
      for (const listener of heard.get(type) ?? []) listener(event);
    },
    listeners: () => [...heard.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

/** What a key event of a keyboard holds. */
export const keyEvent = (key: string, code: string, more: object = {}) => ({
  key,
  code,
  keyCode: key.toUpperCase().charCodeAt(0),
  shiftKey: false,
  getModifierState: () => false,
  ...more,
});

/** What a pointer event of a mouse holds. */
export const mouseEvent = (more: object = {}) => ({
  pointerType: 'mouse',
  pointerId: 1,
  button: 0,
  buttons: 0,
  clientX: 0,
  clientY: 0,
  screenY: 88,
  pressure: 0.5,
  width: 1,
  composedPath: () => [],
  ...more,
});

/** A text field as events point to it. */
export const textField = (more: object = {}) => ({
  tagName: 'INPUT',
  type: 'text',
  value: '',
  defaultValue: '',
  matches: () => false,
  ...more,
});
