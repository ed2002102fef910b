import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { count, quartiles } from '../shapes.ts';

/**
 * How the keys of a page view were pressed and its fields filled: counts and quartiles, never which key or what text.
 * Counted from the first verdict on. `keys` are trusted, without repeats, modifiers and what input methods announce.
 */
export const keyPhysics = lateReading(
  z.object({
    keys: count,
    /** milliseconds a key is down, from a key's release to the next key, and from key to key */
    dwells: quartiles,
    flights: quartiles,
    gaps: quartiles,
    /** keys pressed while another was still down */
    rollovers: count,
    /** keys pressed again, or forgotten for seconds, without having been let go */
    unreleased: count,
    /** keys with a name and no number */
    numberless: count,
    /** a capital came with neither Shift nor Caps Lock */
    shiftlessCapital: z.boolean(),
    /** keys in a document that says it has no focus */
    focusless: count,
    /** text fields that changed; of those, by events of scripts only */
    fields: count,
    scripted: count,
    /** text fields of a submitted form that hold another text than at first, without any event having told */
    silent: count,
  }),
);
