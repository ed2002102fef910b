import { lateReading } from '../reading.ts';
import { globals } from './globals.ts';

/** The same names, looked for again later: drivers leave marks only once they act. */
export const lateGlobals = lateReading(globals.schema);
