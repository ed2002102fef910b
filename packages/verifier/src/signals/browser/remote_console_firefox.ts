import { clear, defineSignal, hit } from '../../signal.ts';

/** WebDriver BiDi serialises what is logged and so reads the prototype of a logged Proxy; Firefox alone does not. */
export const remote_console_firefox = defineSignal({
  id: 'remote_console_firefox',
  layer: 'browser',
  family: 'debugger',
  title: "Remote agent listens to Firefox's console",
  needs: ['consoleSerialisation', 'engine'],
  judge: ({ consoleSerialisation }, { engine }) =>
    engine === 'gecko' && consoleSerialisation.prototypeReads > 0
      ? hit('the prototype of a logged object was read')
      : clear,
});
