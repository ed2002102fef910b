import type { Source } from '../source.ts';

/** Which stores the page may use. Looking at the object is enough; nothing is written. */
export const storage: Source<'storage'> = () => {
  const has = (look: () => unknown): boolean => {
    try {
      return !!look();
    } catch {
      return false;
    }
  };
  return {
    cookies: has(() => navigator.cookieEnabled),
    local: has(() => localStorage),
    session: has(() => sessionStorage),
    indexedDb: has(() => indexedDB),
    serviceWorker: has(() => navigator.serviceWorker),
    secureContext: isSecureContext,
  };
};
