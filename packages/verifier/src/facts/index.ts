import type { ReadingValues } from '@veridict/contract';
import { claimOf, NO_CLAIM } from './claim.ts';
import { formFactorOf, osOf } from './device.ts';
import { engineOf } from './engine.ts';
import type { Facts, Known, PresentReadings } from './facts.ts';
import { isSoftwareRenderer, rendererOf } from './graphics.ts';
import { isPointed } from './hand.ts';
import { privacyToolOf } from './privacy.ts';
import { isBesideTools } from './window.ts';

export type { Facts, PresentReadings } from './facts.ts';

/**
 * Work out the facts. Each rests on a fixed set of readings and is unknown until all of them are there, so that taking
 * a reading away can only make a fact unknown.
 */
export function deriveFacts(readings: PresentReadings): Facts {
  const engine = engineOf(readings.engine);
  const claim = readings.userAgent ? claimOf(readings.userAgent.userAgent) : NO_CLAIM;
  const os = osOf(readings, engine);
  const { mediaFeatures, webgl, windowGeometry, focus, interaction } = readings;
  return {
    engine,
    claim,
    os,
    formFactor: formFactorOf(readings, os),
    embedded: known(readings.userAgent && claim.embedded),
    privacyTool: privacyToolOf(readings, engine),
    virtualDesktop: known(webgl && isSoftwareRenderer(rendererOf(webgl))),
    assistive: known(mediaFeatures && needsHelp(mediaFeatures)),
    toolsDocked: known(windowGeometry?.top ? isBesideTools(windowGeometry) : undefined),
    pointed: known(interaction && isPointed(interaction)),
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
