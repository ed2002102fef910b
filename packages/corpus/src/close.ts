import type { ReadingValues } from '@veridict/contract';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { handInput } from './marks.ts';
import { type Visit, withReading } from './visit.ts';

/** A minute of a hand at mouse and keys, watched closely, as the fleet's own hand gives it. */
export const handPointer: ReadingValues['pointerPhysics'] = {
  moves: 147,
  leaps: 0,
  moveGaps: [12, 16, 22],
  presses: 3,
  centred: 0,
  led: 3,
  slowing: 3,
  ruled: 0,
  unframed: 0,
  dwells: [74, 96, 113],
  pressures: [0, 3, 0, 0],
  unheldDrags: 0,
  heldReleases: 0,
  strayReleases: 0,
  pen: { presses: 0, pressures: 0 },
  touch: { presses: 0, unit: 0, sizes: 0, forces: 0, identifiers: 0 },
};

/** No pointing device at all. */
export const restingPointer: ReadingValues['pointerPhysics'] = {
  ...handPointer,
  moves: 0,
  moveGaps: null,
  presses: 0,
  led: 0,
  slowing: 0,
  dwells: null,
  pressures: [0, 0, 0, 0],
};

/** The same hand at the keys. */
export const handKeys: ReadingValues['keyPhysics'] = {
  keys: 24,
  dwells: [87, 106, 113],
  flights: [116, 183, 204],
  gaps: [221, 284, 305],
  rollovers: 0,
  unreleased: 0,
  numberless: 0,
  shiftlessCapital: false,
  focusless: 0,
  fields: 2,
  scripted: 0,
  silent: 0,
};

/** What was done by it. */
export const handDeeds: ReadingValues['deeds'] = {
  deeds: 5,
  pauses: [938, 1275, 2121],
  scrollJumps: 0,
  submits: 1,
  untouched: 0,
  unattended: 0,
  causeless: 0,
  callers: [],
};

/** What a phone's screen feels of skin. */
const fingers: ReadingValues['pointerPhysics'] = {
  ...restingPointer,
  touch: { presses: 9, unit: 0, sizes: 8, forces: 7, identifiers: 1 },
};

/** The same visit, watched closely. */
export function watched(
  base: Visit,
  change: {
    pointer?: Partial<ReadingValues['pointerPhysics']>;
    keys?: Partial<ReadingValues['keyPhysics']>;
    deeds?: Partial<ReadingValues['deeds']>;
  } = {},
): Visit {
  const pointed = withReading(base, 'pointerPhysics', { ...handPointer, ...change.pointer });
  const typed = withReading(pointed, 'keyPhysics', { ...handKeys, ...change.keys });
  return withReading(typed, 'deeds', { ...handDeeds, ...change.deeds });
}

const typing = (change: object): Visit => withReading(chromium(), 'interaction', { ...handInput, ...change });
const still = { pointerMoves: 0, coalescedMoves: 0, presses: 0, mousePresses: 0, pressMedianMs: null, wheels: 0 };

/** People whose hands are watched closely: each lacks something that a hand at a mouse and a keyboard has. */
export const closePeople: Readonly<Record<string, Visit>> = {
  'a person with a mouse, watched closely': watched(typing({})),
  'a fast typist, who presses keys over one another': watched(typing({ keyGapMedianMs: 95 }), {
    keys: { gaps: [70, 95, 140], flights: [20, 35, 60], rollovers: 9 },
  }),
  'a person with a keyboard only, watched closely': watched(typing(still), { pointer: restingPointer }),
  'a person who dictates': watched(
    typing({ keys: 0, keyDwellMedianMs: null, keyGapMedianMs: null, inputsWithoutKeys: 1 }),
    {
      keys: { keys: 0, dwells: null, flights: null, gaps: null },
    },
  ),
  'a person with a password manager, which fills two fields': watched(typing({ untrusted: 6 }), {
    keys: { keys: 1, dwells: [80, 80, 80], flights: null, gaps: null, fields: 2, scripted: 2 },
  }),
  'a person with a pen': watched(typing({ pressMedianMs: 120, mousePresses: 0 }), {
    pointer: { ...restingPointer, pen: { presses: 7, pressures: 7 } },
  }),
  'a person at a laptop with a touch screen': watched(typing({ ...still, presses: 4, touches: 4, pressMedianMs: 61 }), {
    pointer: { ...fingers, touch: { presses: 4, unit: 0, sizes: 4, forces: 1, identifiers: 1 } },
  }),
  'a person on a slow remote desktop': watched(typing({ coalescedMoves: 0, pointerMoves: 40 }), {
    pointer: { moves: 40, leaps: 2, moveGaps: [90, 110, 160], led: 1, slowing: 0 },
  }),
  'a person who points slowly': watched(typing({ coalescedMoves: 3 }), {
    pointer: { moveGaps: [16, 17, 33], slowing: 1, dwells: [210, 340, 480] },
    keys: { gaps: [700, 1100, 2300], flights: [500, 900, 2000], dwells: [150, 220, 340] },
  }),
  'a person with a trackpad, who taps': watched(typing({ pressMedianMs: 14 }), {
    pointer: { dwells: [9, 14, 22], slowing: 2 },
  }),
  'a person with a phone': watched(
    withReading(chromium({ system: 'android' }), 'interaction', { ...handInput, ...still, touches: 9, presses: 9 }),
    { pointer: fingers, keys: { keys: 0, dwells: null, flights: null, gaps: null } },
  ),
  'a person with Firefox, watched closely': watched(withReading(firefox(), 'interaction', handInput)),
};

/** People whom manners alone make look odd; nothing may lead them above 30. */
export const oddHands: Readonly<Record<string, Visit>> = {
  'a person who says what to press and to type': watched(
    typing({
      pointerMoves: 3,
      coalescedMoves: 0,
      pressMedianMs: 1,
      keyDwellMedianMs: 1,
      keyGapMedianMs: 4,
    }),
    {
      pointer: { ...restingPointer, moves: 3, presses: 3, centred: 3, dwells: [1, 1, 1], pressures: [0, 3, 0, 0] },
      keys: { dwells: [1, 1, 1], flights: [1, 2, 3], gaps: [2, 4, 6] },
    },
  ),
  'a person with a screen reader, watched closely': watched(
    typing({ ...still, presses: 2, mousePresses: 2, pressMedianMs: 0, pressureless: 2, pressesWithoutApproach: 2 }),
    { pointer: { ...restingPointer, presses: 2, centred: 2, pressures: [2, 0, 0, 0], dwells: [0, 0, 0] } },
  ),
  'a person with one switch, which presses the middle of what it scanned': watched(
    typing({ ...still, presses: 4, mousePresses: 4, pressMedianMs: 90, pressesWithoutApproach: 4 }),
    { pointer: { ...restingPointer, presses: 4, centred: 4, dwells: [90, 90, 90], pressures: [0, 4, 0, 0] } },
  ),
};

const driven = (base: Visit) => withReading(base, 'consoleSerialisation', { stackReads: 1, nameReads: 2 });

/** Tools that show themselves only to a close watch. */
export const closeBots: Readonly<Record<string, Visit>> = {
  'Puppeteer with a delay, which it takes for that of a hand': watched(
    withReading(driven(chromium()), 'interaction', {
      ...handInput,
      fractionalMoves: 70,
      coalescedMoves: 0,
      pressureless: 3,
    }),
    { keys: { dwells: [64.9, 66.7, 76.4], flights: [1.5, 2.5, 9], gaps: [66.9, 71, 94.1], shiftlessCapital: true } },
  ),
  'a chromedriver with every name taken out, after it looked for a field': watched(driven(chromium()), {
    pointer: { ...restingPointer, moves: 3, presses: 3, centred: 3, pressures: [0, 3, 0, 0], dwells: [0, 0, 1] },
    keys: { dwells: [0, 0, 0], flights: [0, 0, 0], gaps: [0, 0, 1] },
    deeds: {
      callers: [
        'focus@<anonymous>',
        'apply.element-6066-11e4-a52e-4f735466cecf@<anonymous>',
        'callFunction@<anonymous>',
      ],
    },
  }),
  'two pages of Playwright, with a path, a pace and the focus of both': withReading(
    watched(driven(chromium()), {
      pointer: { led: 3, ruled: 3, slowing: 0, leaps: 60, heldReleases: 3, unframed: 3, strayReleases: 3 },
      keys: { gaps: [50, 51, 52], shiftlessCapital: true, unreleased: 20, numberless: 20, focusless: 20 },
      deeds: { scrollJumps: 5 },
    }),
    'tabFocus',
    { peers: 1, shared: 4 },
  ),
  'an agent that thinks, acts at once and thinks again': watched(driven(typing({ keys: 0 })), {
    pointer: { presses: 5, centred: 5, led: 0, slowing: 0, dwells: [0, 1, 2] },
    keys: { keys: 0, dwells: null, flights: null, gaps: null, fields: 3, scripted: 3 },
    deeds: { deeds: 9, pauses: [2100, 3800, 6400], untouched: 1, callers: ['@pptr:evaluate'] },
  }),
  'an extension that fills in a form and sends it': watched(
    typing({
      pointerMoves: 0,
      coalescedMoves: 0,
      presses: 0,
      mousePresses: 0,
      pressMedianMs: null,
      keys: 0,
      keyDwellMedianMs: null,
      keyGapMedianMs: null,
      wheels: 0,
      scrolls: 0,
    }),
    {
      pointer: restingPointer,
      keys: { keys: 0, dwells: null, flights: null, gaps: null, fields: 2, scripted: 2 },
      deeds: { submits: 1, untouched: 1, unattended: 1 },
    },
  ),
  'a debugger that fills in a form and sends it by a script, as if a person had asked for it': watched(
    driven(typing({ ...still, keys: 0, keyDwellMedianMs: null, keyGapMedianMs: null, scrolls: 0 })),
    {
      pointer: restingPointer,
      keys: { keys: 0, dwells: null, flights: null, gaps: null, fields: 2, silent: 2 },
      deeds: { submits: 1, untouched: 1, causeless: 1 },
    },
  ),
  'a phone that is emulated, and touched by a debugger': watched(driven(chromium({ system: 'android' })), {
    pointer: { ...restingPointer, touch: { presses: 4, unit: 4, sizes: 1, forces: 1, identifiers: 1 } },
    deeds: { callers: ['UtilityScript.evaluate@<anonymous>'] },
  }),
  'a desktop that a debugger has dressed as a phone, touched by skin that it made up': dressedAsPhone(),
  'a tool that takes the policy of the page away': withReading(
    withReading(chromium(), 'pagePolicy', { bypassed: true }),
    'lateGlobals',
    {
      window: [],
      windowCut: false,
      document: [],
      htmlAttributes: [],
      bindings: ['report'],
      hooks: [],
      overlays: [],
    },
  ),
  'a container with fonts of its own, a screen without a bar, and another’s name': withReading(
    withReading(
      withReading(withReading(driven(chromium()), 'fonts', { bits: '000000000000110011' }), 'speechVoices', {
        total: 2,
        local: 2,
        google: 0,
      }),
      'screen',
      { availHeight: 1080 },
    ),
    'windowGeometry',
    { outerWidth: 0, outerHeight: 0, innerWidth: 1920, innerHeight: 900 },
  ),
};

/** The debugging protocol reaches the page's name and size, but neither its worker nor what the machine draws and runs. */
function dressedAsPhone(): Visit {
  const phone = watched(chromium({ system: 'android' }), { pointer: fingers });
  const { workerRealm } = phone.readings;
  const underneath = withReading(phone, 'workerRealm', {
    identity: { ...workerRealm!.identity, platform: 'Linux x86_64' },
  });
  const drawn = withReading(underneath, 'webgl', {
    unmaskedRenderer: 'ANGLE (Mesa, llvmpipe (LLVM 15.0.6), OpenGL 4.5)',
  });
  const connected = withReading(drawn, 'connection', { type: null, hasDownlinkMax: false });
  return withReading(connected, 'fonts', { bits: '000000000000110010' });
}
