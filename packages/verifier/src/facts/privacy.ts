import type { Engine, Facts, PresentReadings } from './facts.ts';
import { looksLikeExtension } from './natives.ts';

/** Zones that `privacy.resistFingerprinting` reports: UTC, and Reykjavik since it is a real place with the same clock. */
const NEUTRAL_ZONES = ['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Atlantic/Reykjavik'];

/** A zone that servers and privacy tools have in common. */
export function isNeutralZone(zone: string | null): boolean {
  return zone !== null && NEUTRAL_ZONES.includes(zone);
}

/**
 * A tool or mode that changes readings to protect its user. `none` only when every reading it rests on is there: a
 * reading taken away must make the answer unknown, never another one.
 */
export function privacyToolOf(readings: PresentReadings, engine: Engine): Facts['privacyTool'] {
  const { privacy, nativeFunctions } = readings;
  if (!privacy || !nativeFunctions || engine === 'unknown') return 'unknown';
  if (engine === 'blink' && privacy.braveApi) return 'brave';
  if (engine === 'gecko') {
    const marks = resistMarks(readings);
    if (marks === null) return 'unknown';
    if (marks >= 3) return 'resist_fingerprinting';
  }
  if (engine === 'webkit') {
    if (!readings.storage) return 'unknown';
    // Lockdown takes away more than one store at once; a secure page of an ordinary Safari has them all.
    const { secureContext, indexedDb, serviceWorker } = readings.storage;
    if (secureContext && !indexedDb && !serviceWorker) return 'lockdown';
  }
  return looksLikeExtension(nativeFunctions) ? 'extension' : 'none';
}

/** How many marks of `privacy.resistFingerprinting` a Firefox shows; null when a reading is missing. */
function resistMarks({ privacy, timeZone, hardware, screen, windowGeometry }: PresentReadings): number | null {
  if (!privacy || !timeZone || !hardware || !screen || !windowGeometry) return null;
  const framed = windowGeometry.outerWidth !== windowGeometry.innerWidth;
  return [
    privacy.timerStepMs >= 16,
    isNeutralZone(timeZone.zone),
    hardware.cores === 2 || hardware.cores === 4 || hardware.cores === 8,
    screen.width === windowGeometry.innerWidth && screen.height === windowGeometry.innerHeight,
    !framed && windowGeometry.outerHeight === windowGeometry.innerHeight,
  ].filter(Boolean).length;
}
