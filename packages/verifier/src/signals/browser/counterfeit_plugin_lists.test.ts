import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { counterfeit_plugin_lists } from './counterfeit_plugin_lists.ts';

describeSignal(counterfeit_plugin_lists, {
  hits: {
    'a stealth script': withReading(chromium(), 'plugins', { genuineLists: false, pluginCount: 3, mimeTypeCount: 4 }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'Safari, where it is not judged': withReading(webkit(), 'plugins', { genuineLists: false }),
  },
});
