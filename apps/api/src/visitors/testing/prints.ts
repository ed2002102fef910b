import { createHash } from 'node:crypto';
import { printOf, type VisitorPrint } from '../print.ts';

const NAMES =
  'applePay architecture audio audioBaseLatency canvas colorDepth colorGamut contrast cookiesEnabled dateTimeLocale deviceMemory domBlockers fontPreferences fonts forcedColors hardwareConcurrency hdr indexedDB invertedColors languages localStorage math monochrome openDatabase osCpu pdfViewerEnabled platform plugins privateClickMeasurement reducedMotion reducedTransparency screenFrame screenResolution sessionStorage timezone touchSupport userAgentData vendor vendorFlavors webGlBasics webGlExtensions'.split(
    ' ',
  );

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** What the page of a device reports: every component, with the values that another device of its kind has too. */
export const componentsOf = (device: string, changed: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(NAMES.map((name) => [name, hash(changed[name] ?? `${device} ${name}`)]));

/** The print of a device in a network, as a site knows it. */
export const printFor = (
  device: string,
  { changed = {}, network = '203.0.113.0/24', secret = 'site' }: PrintOptions = {},
): VisitorPrint => printOf(componentsOf(device, changed), network, secret)!;

/** Where, and with which components changed, a print is taken. */
export interface PrintOptions {
  changed?: Readonly<Record<string, string>>;
  network?: string | null;
  secret?: string;
}
