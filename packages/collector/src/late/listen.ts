import { safely } from '../page.ts';

/** Listens to a page's events ahead of the page's own listeners, without ever troubling it. */
export interface Ear {
  /** Trusted events of these types, separated by spaces; those of scripts too where `scripts` is given. */
  on<E extends Event>(types: string, run: (event: E) => void, scripts?: boolean): void;
  stop(): void;
}

/**
 * Whether assistive technology pressed by name what its user chose: a mouse event of no device, as Chromium makes it, or
 * of no extent. What a mouse does, and what a debugger says that it did, is of device 1 (AT-SPI, Chromium 156, 2026-11).
 */
export const isAssisted = ({
  pointerType,
  width,
  persistentDeviceId,
}: PointerEvent & { persistentDeviceId?: number }): boolean =>
  pointerType === 'mouse' && (width === 0 || persistentDeviceId === 0);

/** One ear for all that watch a page view. */
export function openEar(): Ear {
  const heard: Array<readonly [type: string, listener: (event: Event) => void]> = [];
  const options = { capture: true, passive: true };
  return {
    on(types, run, scripts) {
      const listener = safely((event: Event) => {
        if (scripts || event.isTrusted) run(event as Parameters<typeof run>[0]);
      });
      for (const type of types.split(' ')) {
        addEventListener(type, listener, options);
        heard.push([type, listener]);
      }
    },
    stop() {
      for (const [type, listener] of heard) removeEventListener(type, listener, options);
    },
  };
}
