import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('engine', {
  driven: {
    chromium: { evalLength: 33, stackNamesError: true, hasStackTraceLimit: true, errorKeys: 'message,stack' },
    firefox: { evalLength: 37, stackNamesError: false, errorKeys: 'columnNumber,fileName,lineNumber,message' },
    webkit: { evalLength: 37, stackNamesError: false, errorKeys: 'column,line,message,sourceURL,stack' },
  },
  pages: {
    'a page that says it is another engine': {
      prepare: () => Object.defineProperty(navigator, 'userAgent', { get: () => 'Firefox/1' }),
      reads: { chromium: { evalLength: 33 }, firefox: { evalLength: 37 } },
    },
  },
});
