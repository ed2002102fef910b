import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { scripted_fields } from './scripted_fields.ts';

describeSignal(scripted_fields, {
  hits: {
    'an agent that works in the page': watched(chromium(), {
      keys: { keys: 0, dwells: null, flights: null, gaps: null, fields: 3, scripted: 3 },
    }),
    'a form that was filled without a word': watched(chromium(), {
      keys: { keys: 0, dwells: null, flights: null, gaps: null, fields: 0, silent: 3 },
    }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a password manager and the Enter key': watched(chromium(), { keys: { keys: 1, scripted: 2 } }),
    'a person who dictates': watched(chromium(), { keys: { keys: 0, dwells: null, flights: null, gaps: null } }),
    'a search field that a page fills': watched(chromium(), {
      keys: { keys: 0, dwells: null, flights: null, gaps: null, fields: 1, scripted: 1 },
    }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
