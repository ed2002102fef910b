export { bots, knownMisses } from './bots.ts';
export { type ChromiumOptions, chromium } from './chromium.ts';
export { type FirefoxOptions, firefox } from './firefox.ts';
export { driverInput, found, handInput } from './marks.ts';
export { people, renamed } from './people.ts';
export { NO_NAMES } from './quiet.ts';
export { type CapturedRequest, capturedRequests, documentVisit, requestVisit, withHeaderValue } from './requests.ts';
export { decoded, evidenceOf, type Visit, visit, withContext, withFault, withHeaders, withReading } from './visit.ts';
export { webkit } from './webkit.ts';
