import { lateReading } from '../reading.ts';
import { globalNames } from '../shapes.ts';

/** The same names, looked for again later: drivers leave marks only once they act. */
export const lateGlobals = lateReading(globalNames);
