import { clear, defineSignal, hit } from '../../signal.ts';

/** Somebody listens to the page's console, and no developer tools are docked to the window that they could be. */
export const debugger_without_tools = defineSignal({
  id: 'debugger_without_tools',
  layer: 'browser',
  family: 'debugger',
  title: 'Debugger attached with no tools to be seen',
  needs: ['consoleSerialisation', 'engine', 'windowGeometry'],
  judge: ({ consoleSerialisation, windowGeometry: w }, { engine, toolsDocked }) =>
    engine === 'blink' && (consoleSerialisation.stackReads ?? 0) > 0 && toolsDocked === 'no'
      ? hit(`page ${w.innerWidth}x${w.innerHeight} in a window of ${w.outerWidth}x${w.outerHeight}`)
      : clear,
});
