import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { count, quartiles, text } from '../shapes.ts';

/**
 * What was done on the page, in what rhythm, and by whom: a deed is a press, a run of keys or a turn of the wheel.
 * Counted from the first verdict on.
 */
export const deeds = lateReading(
  z.object({
    deeds: count,
    /** milliseconds between deeds */
    pauses: quartiles,
    /** the page moved by more than 500 px at once, with no wheel, key, press or touch before */
    scrollJumps: count,
    /** forms sent, also by a script that asks nobody */
    submits: count,
    /** of those: a form with text in it, before any trusted press, key or touch */
    untouched: count,
    /** of those sent with text in them and no password: in a page that the browser says nobody has ever activated */
    unattended: count,
    /** of the same: in a page that somebody is said to have activated, but no key, press, touch or frame ever did */
    causeless: count.default(0),
    /**
     * Names of code that set off events while it ran and that came from no file: functions and sources that tools give
     * to what they put into a page. No addresses.
     */
    callers: z.array(text(64)).max(12),
  }),
);
