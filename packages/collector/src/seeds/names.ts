import { namesFrom } from '@veridict/contract/wire';
import { Unreadable } from '../reading.ts';
import type { Seed } from '../source.ts';

/** Functions are named by the nonce and call each other until one throws; the engine's stack tells their names. */
export const seedNames: Seed<'seedNames'> = ({ nonce }) => {
  let returned = 0;
  let call = (): void => {
    throw new Error();
  };
  for (const name of namesFrom(nonce)) {
    const inner = call;
    // What follows the call keeps it from being the last thing done, which would leave no frame (Safari).
    const named = {
      [name]: () => {
        inner();
        returned++;
      },
    };
    call = named[name]!;
    // Safari tells names as they stand in the source, and this one.
    (call as { displayName?: string }).displayName = name;
  }
  try {
    call();
  } catch (error) {
    const names = `${(error as Error).stack}`.match(/\bv_[0-9a-z]{6}\b/g);
    // A page may format stacks its own way, or keep them short.
    if (names && !returned) return { names: names.slice(0, 16) };
  }
  throw new Unreadable('absent');
};
