// Controls: Debian's Chromium in a window, no automation flag, no debugging port, driven by the X pointer and keyboard only.
import { GL } from '../lib/chromium.mjs';
import { personInChromium } from '../lib/chromium-person.mjs';
import { extension } from '../lib/extension.mjs';
import { sleep } from '../lib/waiting.mjs';

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
  personInChromium('human-chromium'),
  personInChromium('human-chromium-small', { args: [...GL, '--window-size=1000,700'], display: { size: '1366x768' } }),
  personInChromium('human-chromium-de', { args: ['--lang=de'], env: { LANGUAGE: 'de', TZ: 'Europe/Berlin' } }),
  personInChromium('human-chromium-dark', { args: [...GL, '--force-dark-mode'], env: { TZ: 'Asia/Tokyo' } }),
  personInChromium('human-chromium-incognito', { args: ['--incognito'], env: { TZ: 'America/Chicago' } }),
  personInChromium('human-chromium-utc', { env: { TZ: 'UTC' } }),
  personInChromium('human-chromium-webgl', { args: GL }),
  personInChromium('human-chromium-hidpi', { args: ['--force-device-scale-factor=1.5'] }),
  personInChromium('human-chromium-zoom-80', { args: GL, visit: zoomed('ctrl+minus', 2) }),
  personInChromium('human-chromium-zoom-125', { visit: zoomed('ctrl+plus', 2) }),
  personInChromium('human-chromium-keys', { args: GL, visit: (person) => person.visitFormByKeys() }),
  personInChromium('human-chromium-slow', { args: GL, pace: 3 }),
  personInChromium('human-chromium-swiftshader', { args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] }),
  personInChromium('human-chromium-no-webgl', { args: ['--disable-gpu', '--disable-3d-apis'], env: { TZ: 'UTC' } }),
  // most visits of most sites: read a little, scroll, leave; or not even that
  personInChromium('human-chromium-reader', { args: GL, visit: (person) => person.readPage() }),
  personInChromium('human-chromium-idle', { visit: (person) => person.lookOnly() }),
  personInChromium('human-chromium-guarded', {
    script: (tmp) => extension(tmp, GUARD, { runAt: 'document_start', world: 'MAIN' }),
  }),
  personInChromium('human-chromium-filled', {
    args: GL,
    script: (tmp) => extension(tmp, FILL),
    visit: (person) => person.sendFilled(),
  }),
  // opened in a tab behind the one that is looked at
  personInChromium('human-chromium-unfocused', {
    args: [...GL, 'about:blank'],
    async visit(person) {
      await sleep(5000);
      await person.key('ctrl+Tab');
      await sleep(800);
      await person.visitForm();
    },
  }),
  personInChromium('human-chromium-devtools', {
    args: GL,
    display: { size: '1600x900' },
    visit: withDevTools('ctrl+shift+j'),
  }),
  personInChromium('human-chromium-devtools-no-webgl', {
    display: { size: '1600x900' },
    visit: withDevTools('ctrl+shift+i'),
  }),
];
