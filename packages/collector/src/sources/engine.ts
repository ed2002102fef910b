import { ENGINE_PROBES } from '@veridict/contract/wire';
import { cut } from '../reading.ts';
import { probeBit } from '../realms/probe.ts';
import type { Source } from '../source.ts';

/** Facts that follow from the JavaScript engine, not from what the browser calls itself. */
export const engine: Source<'engine'> = () => {
  const error = new Error('engine');
  return {
    // biome-ignore lint/security/noGlobalEval: its text is read, it is never called
    evalLength: String(window.eval).length,
    rangeMessageLength: rangeMessage().length,
    stackNamesError: cut(error.stack, 5) === 'Error',
    hasStackTraceLimit: 'stackTraceLimit' in Error,
    hasCaptureStackTrace: 'captureStackTrace' in Error,
    errorKeys: cut(Object.getOwnPropertyNames(error).sort().join(), 200),
    probes: ENGINE_PROBES.map(probeBit).join(''),
  };
};

/** The complaint about a number of digits that cannot be, which every engine words differently. */
function rangeMessage(): string {
  try {
    return (-1).toFixed(-1);
  } catch (error) {
    return String((error as Error).message);
  }
}
