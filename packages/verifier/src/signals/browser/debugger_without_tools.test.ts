import { chromium, people, type Visit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { debugger_without_tools } from './debugger_without_tools.ts';

const attached = (base: Visit) => withReading(base, 'consoleSerialisation', { stackReads: 1, nameReads: 3 });

describeSignal(debugger_without_tools, {
  hits: {
    'Puppeteer in an ordinary window': attached(chromium()),
    'Puppeteer with a viewport of its own in a larger window': withReading(attached(chromium()), 'windowGeometry', {
      innerWidth: 800,
      innerHeight: 600,
    }),
  },
  clears: {
    'nobody listens': chromium(),
    'a developer with DevTools at the side': people['a developer with DevTools open']!,
    'a developer with DevTools at the side, as wide as a zoom of 125 % would make the page': withReading(
      attached(chromium()),
      'windowGeometry',
      { innerWidth: 1536 },
    ),
    'a developer with DevTools below': withReading(attached(chromium()), 'windowGeometry', { innerHeight: 500 }),
  },
});
