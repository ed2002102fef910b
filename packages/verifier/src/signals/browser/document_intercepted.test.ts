import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { document_intercepted } from './document_intercepted.ts';

describeSignal(document_intercepted, {
  hits: {
    'Patchright, which fulfils documents to inject its script': withReading(chromium(), 'navigationTiming', {
      nextHopProtocol: '',
      connectStart: 6,
      requestStart: 6,
      responseStart: 40,
      responseEnd: 40,
    }),
  },
  clears: {
    'a document from the network': chromium(),
    'a document from a service worker': withReading(chromium(), 'navigationTiming', {
      nextHopProtocol: '',
      connectStart: 6,
      requestStart: 6,
      responseStart: 40,
      responseEnd: 40,
      workerStart: 4,
    }),
    'a document from the cache': withReading(chromium(), 'navigationTiming', {
      nextHopProtocol: '',
      connectStart: 6,
      requestStart: 6,
      responseStart: 8,
      responseEnd: 8,
      transferSize: 0,
    }),
  },
});
