import { chromium, people, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { debugger_without_workers } from './debugger_without_workers.ts';

const attached = withReading(chromium(), 'consoleSerialisation', { stackReads: 1, nameReads: 3 });

describeSignal(debugger_without_workers, {
  hits: { ChromeDriver: withReading(attached, 'workerRealm', { consoleStackReads: 0, consoleNameReads: 1 }) },
  clears: {
    'nobody listens': withReading(chromium(), 'workerRealm', { consoleStackReads: 0 }),
    'a developer with DevTools': people['a developer with DevTools open']!,
    'a worker that cannot tell': withReading(attached, 'workerRealm', { consoleStackReads: null }),
  },
});
