// Controls: the same Chromium in other hands, windows and company. What each of them does is ordinary somewhere.
import { spawn } from 'node:child_process';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { personInChromium } from '../lib/chromium-person.mjs';
import { extension } from '../lib/extension.mjs';
import { Person } from '../lib/person.mjs';
import { rnd, sleep, until } from '../lib/waiting.mjs';

/** What extensions of many kinds do to every page: darken, translate, correct, block, replace and report. */
const COMPANY = `
const style = document.createElement('style');
style.textContent = 'html{filter:none}html{color-scheme:light}';
style.className = 'darkreader darkreader--sync';
document.documentElement.append(style);
document.documentElement.setAttribute('data-darkreader-mode', 'dynamic');
document.documentElement.classList.add('translated-ltr');
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) { return attach.call(this, options); };
customElements.define('writing-help', class extends HTMLElement {
  connectedCallback() { this.attachShadow({ mode: 'open' }).append('*'); }
});
addEventListener('DOMContentLoaded', () => {
  document.body.append(document.createElement('writing-help'));
  for (const text of document.querySelectorAll('p')) text.innerHTML = '<font><font>' + text.innerHTML + '</font></font>';
  new MutationObserver(() => {}).observe(document.body, { childList: true, subtree: true });
});
window.ethereum = { isMetaMask: true, request: async () => [] };
window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { renderers: new Map(), inject() {} };
const fetched = window.fetch;
window.fetch = function (...args) { return fetched.apply(this, args); };
const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...args) { return send.apply(this, args); };
const beacon = navigator.sendBeacon.bind(navigator);
navigator.sendBeacon = (...args) => beacon(...args);
Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true });
`;

/** Type as practised hands do: the next key goes down before the last is up. */
async function hurry(person, text) {
  const names = { '@': 'at', '.': 'period', ' ': 'space' };
  const keys = [...text].map((c) => names[c] ?? c);
  const lines = [];
  keys.forEach((key, i) => {
    lines.push(`keydown ${key}`, `sleep ${rnd(0.02, 0.04).toFixed(3)}`);
    if (i > 0 && keys[i - 1] !== key) lines.push(`keyup ${keys[i - 1]}`, `sleep ${rnd(0.02, 0.05).toFixed(3)}`);
    if (keys[i + 1] === key || i === keys.length - 1) lines.push(`keyup ${key}`, `sleep ${rnd(0.02, 0.05).toFixed(3)}`);
  });
  await person.x(lines);
}

/** The form, with fields filled in as `fill` does it. */
const filling = (fill) => async (person) => {
  const { fields } = await person.seeForm();
  await sleep(900);
  await person.clickIn(fields[0]);
  await sleep(250);
  await fill(person, 'ada byron');
  await person.clickIn(fields[1]);
  await sleep(250);
  await fill(person, 'ada@example.org');
  const { button } = await person.seeForm();
  await sleep(rnd(300, 600));
  await person.clickIn(button);
  await sleep(1500);
};

/** What a security key, a scanner or a launcher types: all at once. */
const dictated = (person, text) => person.x([`type --delay 6 ${text.replaceAll(' ', '\\ ')}`]);

/** Go somewhere else, and come back by the browser's own way back. */
const backAgain = async (person) => {
  await person.seeForm();
  await sleep(2500);
  await person.key('ctrl+l');
  await sleep(400);
  await person.type('about');
  await person.x(['key colon']);
  await person.type('blank');
  await person.key('Return');
  await sleep(1500);
  await person.key('alt+Left');
  await sleep(1500);
  await person.visitForm();
};

/** Keys that open and close something of the browser's own, on the way to the form. */
const by =
  (...keys) =>
  async (person) => {
    await person.seeForm();
    await sleep(1500);
    for (const key of keys) {
      await person.key(key);
      await sleep(1500);
    }
    await person.visitForm();
  };

export default [
  personInChromium('human-chromium-company', {
    args: GL,
    script: (tmp) => extension(tmp, COMPANY, { runAt: 'document_start', world: 'MAIN' }),
  }),
  personInChromium('human-chromium-retina', { args: [...GL, '--force-device-scale-factor=2'] }),
  personInChromium('human-chromium-jitless', { args: ['--js-flags=--jitless'] }),
  personInChromium('human-chromium-kiosk', { args: [...GL, '--kiosk'] }),
  personInChromium('human-chromium-hasty', { args: GL, visit: filling(hurry) }),
  personInChromium('human-chromium-security-key', { args: GL, visit: filling(dictated) }),
  personInChromium('human-chromium-back', { args: GL, visit: backAgain }),
  personInChromium('human-chromium-fullscreen', { args: GL, visit: by('F11', 'F5') }),
  {
    id: 'human-chromium-vnc',
    kind: 'human',
    family: 'chromium',
    programs: ['Xtigervnc', 'xtigervncviewer'],
    display: { size: '1600x1000' },
    async visit(url, { tmp, display, fb }) {
      const far = `:${200 + (process.pid % 700)}`;
      const port = 20_000 + (process.pid % 9_000);
      const server = spawn(
        'Xtigervnc',
        [far, '-rfbport', `${port}`, '-localhost', '-SecurityTypes', 'None', '-geometry', '1400x860', '-depth', '24'],
        { stdio: 'ignore' },
      );
      await sleep(1500);
      const p = spawn(
        CHROMIUM,
        [...PLAIN, '--no-default-browser-check', `--user-data-dir=${profile(tmp)}`, '--window-size=1380,840', url],
        { stdio: 'ignore', env: { ...process.env, DISPLAY: far } },
      );
      const viewer = spawn('xtigervncviewer', ['-SecurityTypes=None', `localhost::${port}`], { stdio: 'ignore' });
      const person = new Person({ display, fb });
      await person.visitForm();
      for (const program of [p, viewer, server]) program.kill();
      await until(() => server.exitCode !== null || server.signalCode !== null, 3000, 50);
    },
  },
];
