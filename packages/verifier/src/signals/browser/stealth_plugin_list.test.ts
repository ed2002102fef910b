import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { stealth_plugin_list } from './stealth_plugin_list.ts';

describeSignal(stealth_plugin_list, {
  hits: {
    'puppeteer-extra stealth': withReading(chromium(), 'plugins', {
      names: ['Chrome PDF Plugin', 'Chrome PDF Viewer', 'Native Client'],
      pluginCount: 3,
      mimeTypeCount: 4,
    }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'Brave with names of its own': withReading(chromium(), 'plugins', {
      names: ['8mbt27', 'PDF Viewer'],
      pluginCount: 2,
    }),
  },
});
