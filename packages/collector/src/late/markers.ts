import type { ReadingValues } from '@veridict/contract';
import type { Read } from '@veridict/contract/wire';
import { findMarkers } from '../realms/markers.ts';
import { openPristine } from '../realms/pristine.ts';
import { faultOf } from '../source.ts';

/** Look again for what scripts left on the page: drivers leave marks only once they act. Never throws. */
export function readLateGlobals(now: () => number): Read<ReadingValues['lateGlobals']> {
  const began = now();
  const ms = (): number => Math.round((now() - began) * 10) / 10;
  try {
    const pristine = openPristine();
    try {
      return { value: findMarkers(pristine), ms: ms() };
    } finally {
      pristine.close();
    }
  } catch (error) {
    return { fault: faultOf(error), ms: ms() };
  }
}
