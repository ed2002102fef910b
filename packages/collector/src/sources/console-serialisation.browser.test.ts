import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('consoleSerialisation', {
  driven: {
    chromium: { stackReads: 1, nameReads: 3, prototypeReads: 0, consoleNative: true },
    firefox: { stackReads: null, prototypeReads: 2, consoleNative: true },
    webkit: { stackReads: null, prototypeReads: 0, consoleNative: true },
  },
  undriven: {
    chromium: { stackReads: 0, nameReads: 1, prototypeReads: 0, consoleNative: true },
    firefox: { stackReads: null, prototypeReads: 0, consoleNative: true },
  },
  pages: {
    "a console of the page's own making": {
      prepare: () => {
        window.console.debug = () => {};
      },
      reads: { chromium: { stackReads: 1, nameReads: 3, consoleNative: false } },
    },
    "a stack hook of the page's own making": {
      prepare: () => {
        (Error as { prepareStackTrace?: unknown }).prepareStackTrace = () => 'mine';
        Error.stackTraceLimit = 3;
      },
      reads: { chromium: { stackReads: 1, nameReads: 3 } },
    },
  },
});
