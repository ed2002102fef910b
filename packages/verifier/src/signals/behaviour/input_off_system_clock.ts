import { clear, defineSignal, hit } from '../../signal.ts';

/** Times that look random end in most of the ten tenths of a millisecond; of so many events, fewer would be chance. */
const EVENTS = 12;
const MANY = 5;
/** The same of who jumps from press to press, which makes few. A hand's end in one tenth, or in two beside each other. */
const FEW_EVENTS = 8;
const MANY_OF_FEW = 4;

/**
 * X11 stamps every event with whole milliseconds, so that all times of a page end alike. Input that is made inside of the
 * browser is stamped when it is made. Chromium on Wayland stamps real input so too, but there no window knows where it
 * stands; on Windows and macOS all times are fine.
 */
export const input_off_system_clock = defineSignal({
  id: 'input_off_system_clock',
  layer: 'behaviour',
  family: 'input_physics',
  title: 'Input that the windowing system did not time',
  needs: ['eventClock', 'userAgent', 'engine', 'platform', 'windowGeometry'],
  judge: ({ eventClock: c, platform, windowGeometry: w }, { engine, claim }) => {
    const x11 = platform.platform === 'Linux x86_64' && (w.screenX !== 0 || w.screenY !== 0);
    if (engine !== 'blink' || claim.os !== 'linux' || claim.embedded || !x11) return clear;
    const fine = (events: number, tenths: number) => events >= EVENTS && tenths >= MANY;
    const few = c.mouse >= FEW_EVENTS && c.mouseTenths >= MANY_OF_FEW;
    const off = few || fine(c.moves, c.moveTenths) || fine(c.keys, c.keyTenths);
    const said = `times of ${c.moves} moves end in ${c.moveTenths} tenths, of ${c.keys} keys in ${c.keyTenths}`;
    return off ? hit(c.mouse ? `${said}, of ${c.mouse} moves and presses in ${c.mouseTenths}` : said) : clear;
  },
});
