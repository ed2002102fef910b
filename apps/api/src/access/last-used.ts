import type { StatePort } from '../state/port.ts';

/** Remembers when each key was last used and writes it down in one go, at most once a minute. */
export function createLastUsed(state: Pick<StatePort, 'touchKeys'>, now: () => number) {
  let uses = new Map<string, number>();
  return {
    note(keyId: string): void {
      uses.set(keyId, now());
    },
    async write(): Promise<void> {
      if (uses.size === 0) return;
      const noted = uses;
      uses = new Map();
      await state.touchKeys([...noted].map(([id, at]) => ({ id, at })));
    },
  };
}
