import { clear, defineSignal, hit } from '../../signal.ts';

/** With the runtime domain on, Chromium formats the stack of every logged error. The weight is low because open DevTools do the same. */
export const cdp_stack_serialised = defineSignal({
  id: 'cdp_stack_serialised',
  layer: 'browser',
  family: 'debugger',
  title: 'Debugger reads the stacks of logged errors',
  needs: ['consoleSerialisation', 'engine'],
  judge: ({ consoleSerialisation }, { engine }) => {
    const reads = consoleSerialisation.stackReads ?? 0;
    return engine === 'blink' && reads > 0 ? hit(`the stack of a logged error was formatted ${reads} times`) : clear;
  },
});
