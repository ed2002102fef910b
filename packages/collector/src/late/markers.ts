import type { ReadingValues } from '@veridict/contract';
import type { Read } from '@veridict/contract/wire';
import { faultOf, tenths } from '../reading.ts';
import { findMarkers } from '../realms/markers.ts';
import { openPristine } from '../realms/pristine.ts';

/** Look again for what scripts left on the page: drivers leave marks only once they act. Never throws. */
export function readLateGlobals(now: () => number): Read<ReadingValues['lateGlobals']> {
  const began = now();
  try {
    const pristine = openPristine();
    try {
      return { value: findMarkers(pristine), ms: tenths(now() - began) };
    } finally {
      pristine.close();
    }
  } catch (error) {
    return { fault: faultOf(error), ms: tenths(now() - began) };
  }
}
