// Controls: Debian's Chromium in a window, no automation flag, no debugging port, driven by the X pointer and keyboard only.
import { spawn } from 'node:child_process';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { extension } from '../lib/extension.mjs';
import { Person } from '../lib/person.mjs';
import { sleep } from '../lib/waiting.mjs';

/** What most people do: the page opens with the window. */
const asUsual = (person) => person.visitForm();

/** What extensions against fingerprinting do: noise in what is drawn, other hardware, wrapped functions. */
const GUARD = `
const noise = (method) => function (...args) {
  const context = this.getContext?.('2d');
  if (context && this.width) context.fillRect(this.width - 1, 0, 1, 1);
  return method.apply(this, args);
};
const canvas = HTMLCanvasElement.prototype;
canvas.toDataURL = noise(canvas.toDataURL);
canvas.toBlob = noise(canvas.toBlob);
const gl = WebGLRenderingContext.prototype;
gl.getParameter = new Proxy(gl.getParameter, { apply: (to, on, [name]) => name === 37446 ? 'ANGLE (Intel, Intel(R) UHD Graphics, OpenGL)' : Reflect.apply(to, on, [name]) });
for (const [name, value] of [['hardwareConcurrency', 4], ['deviceMemory', 8]])
  Object.defineProperty(Navigator.prototype, name, { get: () => value, configurable: true, enumerable: true });
`;

/** What password managers do: fill in the form as it appears, and tell the page so. */
const FILL = `
setTimeout(() => {
  for (const [id, text] of [['name', 'ada byron'], ['email', 'ada@example.org']]) {
    const field = document.getElementById(id);
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}, 600);
`;

const make = (id, { args = [], script, pace, visit = asUsual, ...extra } = {}) => ({
  id,
  kind: 'human',
  family: 'chromium',
  display: {},
  ...extra,
  async visit(url, { tmp, display, fb }) {
    const p = spawn(
      CHROMIUM,
      [
        ...PLAIN,
        '--no-default-browser-check',
        `--user-data-dir=${profile(tmp)}`,
        ...args,
        ...(script ? [script(tmp)] : []),
        url,
      ],
      { stdio: 'ignore' },
    );
    const person = new Person({ display, fb, pace });
    await visit(person, url);
    await person.key('ctrl+w');
    await sleep(300);
    p.kill();
  },
});

/** Zoom first and look again: the page is read at that zoom. */
const zoomed = (key, times) => async (person) => {
  await person.seeForm();
  for (let i = 0; i < times; i++) await person.key(key);
  await sleep(500);
  await person.key('F5');
  await sleep(1500);
  await person.visitForm();
};

/** Open the developer tools and load the page again: they listen from its first line. */
const withDevTools = (panel) => async (person) => {
  await person.seeForm();
  await person.key(panel);
  await sleep(4000);
  await person.key('F5');
  await sleep(2500);
  await person.visitForm();
};

// with and without WebGL, so that its lack on this machine does not set controls and bots apart
export default [
  make('human-chromium'),
  make('human-chromium-small', { args: [...GL, '--window-size=1000,700'], display: { size: '1366x768' } }),
  make('human-chromium-de', { args: ['--lang=de'], env: { LANGUAGE: 'de', TZ: 'Europe/Berlin' } }),
  make('human-chromium-dark', { args: [...GL, '--force-dark-mode'], env: { TZ: 'Asia/Tokyo' } }),
  make('human-chromium-incognito', { args: ['--incognito'], env: { TZ: 'America/Chicago' } }),
  make('human-chromium-utc', { env: { TZ: 'UTC' } }),
  make('human-chromium-webgl', { args: GL }),
  make('human-chromium-hidpi', { args: ['--force-device-scale-factor=1.5'] }),
  make('human-chromium-zoom-80', { args: GL, visit: zoomed('ctrl+minus', 2) }),
  make('human-chromium-zoom-125', { visit: zoomed('ctrl+plus', 2) }),
  make('human-chromium-keys', { args: GL, visit: (person) => person.visitFormByKeys() }),
  make('human-chromium-slow', { args: GL, pace: 3 }),
  make('human-chromium-swiftshader', { args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] }),
  make('human-chromium-no-webgl', { args: ['--disable-gpu', '--disable-3d-apis'], env: { TZ: 'UTC' } }),
  // most visits of most sites: read a little, scroll, leave; or not even that
  make('human-chromium-reader', { args: GL, visit: (person) => person.readPage() }),
  make('human-chromium-idle', { visit: (person) => person.lookOnly() }),
  make('human-chromium-guarded', {
    script: (tmp) => extension(tmp, GUARD, { runAt: 'document_start', world: 'MAIN' }),
  }),
  make('human-chromium-filled', {
    args: GL,
    script: (tmp) => extension(tmp, FILL),
    visit: (person) => person.sendFilled(),
  }),
  // opened in a tab behind the one that is looked at
  make('human-chromium-unfocused', {
    args: [...GL, 'about:blank'],
    async visit(person) {
      await sleep(5000);
      await person.key('ctrl+Tab');
      await sleep(800);
      await person.visitForm();
    },
  }),
  make('human-chromium-devtools', {
    args: GL,
    display: { size: '1600x900' },
    visit: withDevTools('ctrl+shift+j'),
  }),
  make('human-chromium-devtools-no-webgl', {
    display: { size: '1600x900' },
    visit: withDevTools('ctrl+shift+i'),
  }),
];
