import type { ReadingValues } from '@veridict/contract';

export type Engine = 'blink' | 'gecko' | 'webkit' | 'unknown';
export type Os = 'windows' | 'macos' | 'linux' | 'android' | 'ios' | 'chromeos' | 'unknown';
/** Known yes, known no, or not known: a signal may rest only on what is known. */
export type Known = 'yes' | 'no' | 'unknown';

/** What a user agent string claims. */
export interface Claim {
  browser: 'chrome' | 'edge' | 'opera' | 'samsung' | 'brave' | 'firefox' | 'safari' | 'other' | 'unknown';
  /** major version of the browser's engine release (the Chromium major for all Chromium browsers) */
  major: number | null;
  engine: Engine;
  os: Os;
  mobile: boolean;
  /** a WebView or an app's own browser */
  embedded: boolean;
}

/** Worked out once from readings, shared by all signals. Total: every value has an `unknown`. */
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
  /** developer tools, or whatever else takes one side of the window, beside or below the page; `no` means that nothing does */
  toolsDocked: Known;
  /** a real pointing device moved on the page; `no` means only that none has so far */
  pointed: Known;
  topLevel: Known;
  visible: Known;
}

/** Readings that are there with a good value. */
export type PresentReadings = { [K in keyof ReadingValues]?: ReadingValues[K] };
