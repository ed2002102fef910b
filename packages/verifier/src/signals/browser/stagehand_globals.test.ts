import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { stagehand_globals } from './stagehand_globals.ts';

describeSignal(stagehand_globals, {
  hits: {
    'Stagehand 3': withReading(chromium(), 'globals', found(['__stagehandV3Injected'])),
  },
  clears: {
    'a theatre with a stage': withReading(chromium(), 'globals', found(['stagehand', '__stage'])),
  },
});
