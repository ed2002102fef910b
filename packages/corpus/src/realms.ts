import type { ReadingValues } from '@veridict/contract';
import type { PresentReadings } from '@veridict/verifier';

type Identity = ReadingValues['workerRealm']['identity'];

/** What every realm of an unaltered browser says of itself, from the readings of its page. */
export function realmOf(readings: PresentReadings): Identity {
  const { userAgent, platform, languages, hardware, timeZone, webdriver, clientHints } = readings;
  return {
    userAgent: userAgent?.userAgent ?? '',
    platform: platform?.platform ?? '',
    language: languages?.language ?? '',
    languages: languages?.languages ?? [],
    cores: hardware?.cores ?? null,
    memory: hardware?.memory ?? null,
    timeZone: timeZone?.zone ?? null,
    webdriver: webdriver?.value === 'true' ? true : webdriver?.value === 'false' ? false : null,
    brands: clientHints?.brands ?? null,
    uaPlatform: clientHints?.platform ?? null,
  };
}

/** Iframe and worker realms that agree with their page, as a browser's own do. */
export function agreeingRealms(readings: PresentReadings): Pick<PresentReadings, 'iframeRealm' | 'workerRealm'> {
  const identity = realmOf(readings);
  const renderer = readings.webgl?.unmaskedRenderer ?? null;
  return {
    iframeRealm: { page: identity, iframe: identity, contentWindowGenuine: true },
    workerRealm: {
      identity: { ...identity, webdriver: null },
      webglRenderer: renderer,
      webglVendor: readings.webgl?.unmaskedVendor ?? null,
      consoleStackReads: readings.consoleSerialisation?.stackReads ?? null,
      consoleNameReads: readings.consoleSerialisation?.nameReads ?? null,
    },
  };
}
