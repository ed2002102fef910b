import type { ReadingValues } from '@veridict/contract';
import type { Engine, Facts, Os, PresentReadings } from './facts.ts';

/** Family of an operating system as `navigator.platform` tells it; `linux` includes Android and ChromeOS. */
export type PlatformFamily = 'windows' | 'mac' | 'linux' | 'ios' | 'unknown';

/** `navigator.platform` in one word. */
export function platformFamily(platform: string): PlatformFamily {
  if (/^Win/.test(platform)) return 'windows';
  if (/^Mac/.test(platform)) return 'mac';
  if (/^(iPhone|iPad|iPod)/.test(platform)) return 'ios';
  if (/^(Linux|Android)/.test(platform)) return 'linux';
  return 'unknown';
}

/** A platform of machines with a mouse. ARM Linux is left out: it is Android more often than not. */
export function isDesktopPlatform(platform: string): boolean {
  return /^(Win|Mac|Linux (x86_64|i686))/.test(platform);
}

/** A platform of phones, as of a few small computers: what runs on it and says Android is no PC. */
export function isArmPlatform(platform: string): boolean {
  return /^Linux (arm|aarch64)/.test(platform);
}

/** A desktop with keys of its own. An iPad calls itself a Mac, and its glass gives keys without codes that are never held. */
export function isKeyboardPlatform(platform: string, { maxTouchPoints }: ReadingValues['touch']): boolean {
  return isDesktopPlatform(platform) && !(/^Mac/.test(platform) && maxTouchPoints > 1);
}

/** The family an operating system belongs to. */
export function familyOfOs(os: Os): PlatformFamily {
  if (os === 'windows' || os === 'ios' || os === 'unknown') return os;
  return os === 'macos' ? 'mac' : 'linux';
}

/** `Sec-CH-UA-Platform` and `userAgentData.platform` as an operating system. */
export function osOfHint(platform: string): Os {
  const known: Record<string, Os> = {
    Windows: 'windows',
    macOS: 'macos',
    Linux: 'linux',
    Android: 'android',
    iOS: 'ios',
    'Chrome OS': 'chromeos',
    'Chromium OS': 'chromeos',
  };
  return Object.hasOwn(known, platform) ? known[platform]! : 'unknown';
}

/**
 * The operating system by `navigator.platform`, touch and hints. What a browser family never reads for it is not read
 * here either, so that a reading taken away can only make the answer unknown, never another one.
 */
export function osOf(readings: PresentReadings, engine: Engine): Os {
  const { platform, touch, clientHints } = readings;
  if (!platform) return 'unknown';
  const family = platformFamily(platform.platform);
  if (family === 'windows' || family === 'ios') return family;
  // An iPad that asks for desktop pages says MacIntel; no Mac has a touch screen.
  if (family === 'mac') return touch ? (touch.maxTouchPoints > 1 ? 'ios' : 'macos') : 'unknown';
  if (family !== 'linux') return 'unknown';
  if (engine === 'blink') return clientHints ? osOfHint(clientHints.platform) : 'unknown';
  if (engine === 'webkit') return 'linux';
  if (engine !== 'gecko' || !touch) return 'unknown';
  const arm = /arm|aarch64/.test(platform.platform);
  return arm && touch.maxTouchPoints > 0 ? 'android' : 'linux';
}

/** Desktop, phone or tablet, by system and screen. */
export function formFactorOf(readings: PresentReadings, os: Os): Facts['formFactor'] {
  const { platform, screen } = readings;
  if (os === 'windows' || os === 'macos' || os === 'linux' || os === 'chromeos') return 'desktop';
  if (os !== 'android' && os !== 'ios') return 'unknown';
  if (os === 'ios' && platform) return /^(iPhone|iPod)/.test(platform.platform) ? 'mobile' : 'tablet';
  // 600 CSS pixels across is where Android itself begins to lay out for tablets.
  return screen ? (Math.min(screen.width, screen.height) < 600 ? 'mobile' : 'tablet') : 'unknown';
}
