import type { ReadingValues } from '@veridict/contract';
import type { Context } from '../context.ts';
import { type Claim, claimOf, NO_CLAIM } from './claim.ts';
import { formFactorOf, osOf } from './device.ts';
import { engineOf } from './engine.ts';
import { isSoftwareRenderer, rendererOf } from './graphics.ts';
import { privacyToolOf } from './privacy.ts';

export type { Claim } from './claim.ts';
export type Engine = 'blink' | 'gecko' | 'webkit' | 'unknown';
export type Os = 'windows' | 'macos' | 'linux' | 'android' | 'ios' | 'chromeos' | 'unknown';
/** Known yes, known no, or not known: a signal may rest only on what is known. */
export type Known = 'yes' | 'no' | 'unknown';

/** Worked out once from readings and context, shared by all signals. Total: every value has an `unknown`. */
export interface Facts {
  /** by facts of the engine, never by the user agent */
  engine: Engine;
  /** what `navigator.userAgent` claims */
  claim: Claim;
  /** by `navigator.platform`, touch and hints, not by the user agent */
  os: Os;
  formFactor: 'desktop' | 'mobile' | 'tablet' | 'unknown';
  embedded: Known;
  /** a tool or mode that changes readings to protect its user */
  privacyTool: 'none' | 'brave' | 'resist_fingerprinting' | 'lockdown' | 'extension' | 'unknown';
  /** graphics of a virtual machine, remote desktop or server */
  virtualDesktop: Known;
  /** settings that people choose who need help to see; `no` means only that none of them is on */
  assistive: Known;
  topLevel: Known;
  visible: Known;
}

/** Readings that are there with a good value. */
export type PresentReadings = { [K in keyof ReadingValues]?: ReadingValues[K] };

/**
 * Work out the facts. Each rests on a fixed set of readings and is unknown until all of them are there, so that taking
 * a reading away can only make a fact unknown. The context is for facts of the request; today none needs it.
 */
export function deriveFacts(readings: PresentReadings, _context: Context): Facts {
  const engine = engineOf(readings.engine);
  const claim = readings.userAgent ? claimOf(readings.userAgent.userAgent) : NO_CLAIM;
  const os = osOf(readings, engine);
  const { mediaFeatures, webgl, windowGeometry, focus } = readings;
  return {
    engine,
    claim,
    os,
    formFactor: formFactorOf(readings, os),
    embedded: known(readings.userAgent && claim.embedded),
    privacyTool: privacyToolOf(readings, engine),
    virtualDesktop: known(webgl && isSoftwareRenderer(rendererOf(webgl))),
    assistive: known(mediaFeatures && needsHelp(mediaFeatures)),
    topLevel: known(windowGeometry?.top),
    visible: known(focus && isSeen(focus)),
  };
}

function known(value: boolean | undefined): Known {
  return value === undefined ? 'unknown' : value ? 'yes' : 'no';
}

function isSeen(focus: ReadingValues['focus']): boolean {
  return focus.visible && !focus.prerendering;
}

function needsHelp({ forcedColors, invertedColors, moreContrast }: ReadingValues['mediaFeatures']): boolean {
  return forcedColors || invertedColors || moreContrast;
}
