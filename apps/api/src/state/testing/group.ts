import { afterAll, beforeAll, describe } from 'vitest';
import type { StatePort } from '../port.ts';

/** Opens an empty store. */
export type Open = () => Promise<StatePort>;

/** A group of cases with a store of its own, opened once: each case takes rows of its own. */
export function group(open: Open, name: string, cases: (state: () => StatePort) => void): void {
  describe(name, () => {
    let state: StatePort;
    beforeAll(async () => {
      state = await open();
    });
    afterAll(() => state.close());
    cases(() => state);
  });
}
