export { bots, knownMisses } from './bots.ts';
export { type ChromiumOptions, chromium } from './chromium.ts';
export { handDeeds, handKeys, handPointer, oddHands, restingPointer, watched } from './close.ts';
export { type FirefoxOptions, firefox } from './firefox.ts';
export { driverInput, found, handInput } from './marks.ts';
export { people } from './people.ts';
export { NO_NAMES } from './quiet.ts';
export { renamed } from './renamed.ts';
export {
  type CapturedRequest,
  capturedRequests,
  documentVisit,
  overHttp1,
  requestVisit,
  withHeaderValue,
} from './requests.ts';
export { seedsOf, withNonce } from './seeds.ts';
export { decoded, evidenceOf, type Visit, visit, withContext, withFault, withHeaders, withReading } from './visit.ts';
export { webkit } from './webkit.ts';
