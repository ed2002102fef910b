import { clear, defineSignal, hit } from '../../signal.ts';

/** Developer tools listen to a page and to its workers, each from its first line. ChromeDriver and its like listen to the page alone. */
export const debugger_without_workers = defineSignal({
  id: 'debugger_without_workers',
  layer: 'browser',
  family: 'debugger',
  title: 'Debugger attached to the page and not to its worker',
  needs: ['consoleSerialisation', 'engine', 'workerRealm'],
  judge: ({ consoleSerialisation, workerRealm }, { engine }) =>
    engine === 'blink' && (consoleSerialisation.stackReads ?? 0) > 0 && workerRealm.consoleStackReads === 0
      ? hit('the stack of a logged error was formatted in the page, and not in a worker')
      : clear,
});
