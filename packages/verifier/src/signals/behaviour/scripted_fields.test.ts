import { chromium, handInput, watched, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { scripted_fields } from './scripted_fields.ts';

const unkeyed = withReading(chromium(), 'interaction', { ...handInput, keys: 0 });
const keyed = withReading(chromium(), 'interaction', { ...handInput, keys: 1 });
const silent = { keys: 0, dwells: null, flights: null, gaps: null };

describeSignal(scripted_fields, {
  hits: {
    'an agent that works in the page': watched(unkeyed, { keys: { ...silent, fields: 3, scripted: 3 } }),
    'a form that was filled without a word': watched(unkeyed, { keys: { ...silent, fields: 0, silent: 3 } }),
  },
  clears: {
    'a hand': watched(keyed),
    'a password manager and the Enter key': watched(keyed, { keys: { keys: 1, scripted: 2 } }),
    'a person who typed before the watch began': watched(keyed, { keys: { ...silent, fields: 2, scripted: 2 } }),
    'a person who dictates': watched(unkeyed, { keys: silent }),
    'a search field that a page fills': watched(unkeyed, { keys: { ...silent, fields: 1, scripted: 1 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
