import { clear, defineSignal, hit } from '../../signal.ts';

/** The second channel of the same cause: an inherited `name` getter is read once by Chromium itself and more often for a debugger. */
export const cdp_error_name_reads = defineSignal({
  id: 'cdp_error_name_reads',
  layer: 'browser',
  family: 'debugger',
  title: 'Debugger reads the names of logged errors',
  needs: ['consoleSerialisation', 'engine'],
  judge: ({ consoleSerialisation }, { engine }) =>
    engine === 'blink' && consoleSerialisation.nameReads > 1
      ? hit(`the name of a logged error was read ${consoleSerialisation.nameReads} times`)
      : clear,
});
