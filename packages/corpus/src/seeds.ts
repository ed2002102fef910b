import {
  carried,
  glyphsFrom,
  hexOf,
  namesFrom,
  orderFrom,
  realmTexts,
  roundsFrom,
  SECOND_LOOK,
} from '@veridict/contract';
import type { PresentReadings } from '@veridict/verifier';
import type { Visit } from './visit.ts';

/** What a browser with these readings makes of a nonce. */
export function seedsOf(
  readings: PresentReadings,
  nonce: string,
): Pick<PresentReadings, 'seedOrder' | 'seedRounds' | 'seedNames' | 'seedDrawing'> {
  const order = orderFrom(nonce);
  let sum = 0;
  for (const at of order) sum = carried(sum, `${at}${secondLook(readings, SECOND_LOOK[at]!)}`);
  const worker = readings.workerRealm;
  return {
    seedOrder: { order, sum: hexOf(sum) },
    ...(worker && { seedRounds: roundsFrom(nonce, realmTexts(worker.identity)) }),
    seedNames: { names: namesFrom(nonce) },
    seedDrawing: { cells: glyphsFrom(nonce).map((glyph) => hexOf(carried(0x5eed, glyph))) },
  };
}

/** The same visit, with a nonce that this server issued and what follows from it. */
export function withNonce(visit: Visit, nonce: string, of = nonce): Visit {
  return {
    ...visit,
    readings: { ...visit.readings, ...seedsOf(visit.readings, of) },
    context: { ...visit.context, nonce },
  };
}

function secondLook(readings: PresentReadings, path: (typeof SECOND_LOOK)[number]): string {
  const { userAgent, platform, languages, hardware, touch, screen } = readings;
  const values: Record<(typeof SECOND_LOOK)[number], unknown> = {
    'navigator.userAgent': userAgent?.userAgent,
    'navigator.platform': platform?.platform,
    'navigator.vendor': userAgent?.vendor,
    'navigator.productSub': userAgent?.productSub,
    'navigator.language': languages?.language,
    'navigator.hardwareConcurrency': hardware?.cores,
    'navigator.maxTouchPoints': touch?.maxTouchPoints,
    'screen.width': screen?.width,
    'screen.height': screen?.height,
    'screen.colorDepth': screen?.colorDepth,
  };
  return String(values[path]);
}
