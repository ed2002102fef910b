// Firefox: prefs that keep it off the network and off welcome pages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIREFOX_QUIET = {
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'datareporting.policy.firstRunURL': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/',
  'extensions.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'media.gmp-manager.updateEnabled': false,
  'browser.translations.enable': false,
  'termsofuse.bypassNotification': true,
  'browser.preonboarding.enabled': false,
  'browser.search.update': false,
};

export function writePrefs(dir, prefs) {
  writeFileSync(
    join(dir, 'user.js'),
    `${Object.entries({ ...FIREFOX_QUIET, ...prefs })
      .map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});`)
      .join('\n')}\n`,
  );
}
