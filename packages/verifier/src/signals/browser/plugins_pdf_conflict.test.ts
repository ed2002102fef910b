import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { plugins_pdf_conflict } from './plugins_pdf_conflict.ts';

describeSignal(plugins_pdf_conflict, {
  hits: {
    'a spoofer that emptied one of the two': withReading(chromium(), 'plugins', { pluginCount: 0, names: [] }),
  },
  clears: {
    'a person who downloads PDF files instead of viewing them': withReading(chromium(), 'plugins', {
      pluginCount: 0,
      names: [],
      pdfViewer: false,
    }),
    'Chrome as it comes': chromium(),
  },
});
