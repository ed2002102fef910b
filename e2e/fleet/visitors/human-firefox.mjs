// Controls: Debian's Firefox in a window, no Marionette and no remote agent, driven by the X pointer and keyboard only.
import { spawn } from 'node:child_process';
import { FIREFOX, profile } from '../lib/chromium.mjs';
import { writePrefs } from '../lib/firefox.mjs';
import { Person } from '../lib/person.mjs';
import { sleep } from '../lib/waiting.mjs';

const make = (id, { prefs = {}, args = [], visitForm, ...extra } = {}) => ({
  id,
  kind: 'human',
  family: 'firefox',
  needs: ['firefox'],
  display: {},
  ...extra,
  async visit(url, { tmp, display, fb }) {
    const dir = profile(tmp);
    writePrefs(dir, prefs);
    const p = spawn(FIREFOX, ['--no-remote', '--profile', dir, ...args, url], { stdio: 'ignore' });
    const person = new Person({ display, fb });
    await (visitForm ? visitForm(person) : person.visitForm());
    await person.key('ctrl+w');
    await sleep(300);
    p.kill();
  },
});

export default [
  make('human-firefox'),
  make('human-firefox-rfp', { prefs: { 'privacy.resistFingerprinting': true } }),
  make('human-firefox-strict', {
    prefs: {
      'browser.contentblocking.category': 'strict',
      'privacy.trackingprotection.enabled': true,
      'privacy.fingerprintingProtection': true,
      'privacy.globalprivacycontrol.enabled': true,
      'network.http.referer.disallowCrossSiteRelaxingDefault': true,
    },
  }),
  make('human-firefox-private', { args: ['--private-window'], env: { TZ: 'America/New_York' } }),
  make('human-firefox-utc', { env: { TZ: 'UTC' } }),
  make('human-firefox-zoom-125', { prefs: { 'layout.css.devPixelsPerPx': '1.25' } }),
  make('human-firefox-no-webgl', { prefs: { 'webgl.disabled': true } }),
  make('human-firefox-keys', { visitForm: (person) => person.visitFormByKeys() }),
  make('human-firefox-reader', { visitForm: (person) => person.readPage() }),
  make('human-firefox-idle', { visitForm: (person) => person.lookOnly() }),
  make('human-firefox-small-dark', {
    prefs: {
      'ui.systemUsesDarkTheme': 1,
      'layout.css.prefers-color-scheme.content-override': 0,
      'intl.accept_languages': 'fr-FR, fr, en',
    },
    display: { size: '1366x768' },
  }),
];
