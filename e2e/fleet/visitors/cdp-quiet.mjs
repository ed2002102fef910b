// The debugging protocol and nothing around it, where the other hands on it do more than they need to: a desktop dressed up
// as a phone, an agent that presses what it has computed, and scripts that send a form without asking anybody.
import { firstTab, startBrowser, Wire } from '../lib/attached.mjs';
import { FORM } from '../lib/flows.mjs';
import { rnd, sleep, until } from '../lib/waiting.mjs';

const make = (id, drive, prepare = async () => {}) => ({
  id,
  kind: 'bot',
  family: 'cdp-attached',
  needs: ['chromium'],
  display: {},
  async visit(url, { tmp }) {
    const { browser, origin } = await startBrowser(tmp);
    const wire = await Wire.open(await firstTab(origin), { careful: true });
    await prepare(wire);
    await wire.send('Page.navigate', { url });
    await until(() => wire.box('#send').catch(() => undefined), 15_000, 300);
    await sleep(3500);
    await drive(wire);
    await sleep(1500);
    wire.socket.close();
    browser.kill();
  },
});

const HINTS = ['architecture', 'bitness', 'fullVersionList', 'platformVersion'];

/** A phone in all that the protocol can say of one, by the browser's own brands. */
async function becomePhone(wire) {
  await wire.send('Page.navigate', { url: 'chrome://version' });
  await sleep(500);
  const expression = `navigator.userAgentData.getHighEntropyValues(${JSON.stringify(HINTS)}).then(JSON.stringify)`;
  const { result } = await wire.send('Runtime.evaluate', { expression, awaitPromise: true });
  const { brands, fullVersionList } = JSON.parse(result.value);
  const major = brands.find(({ brand }) => brand === 'Chromium').version;
  await wire.send('Emulation.setUserAgentOverride', {
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Mobile Safari/537.36`,
    platform: 'Linux armv81',
    acceptLanguage: 'en-US,en',
    userAgentMetadata: {
      ...{ brands, fullVersionList, platform: 'Android', platformVersion: '14.0.0', model: 'Pixel 8' },
      ...{ architecture: '', bitness: '', mobile: true, wow64: false },
    },
  });
  const size = { width: 412, height: 915, screenWidth: 412, screenHeight: 915 };
  const screenOrientation = { type: 'portraitPrimary', angle: 0 };
  await wire.send('Emulation.setDeviceMetricsOverride', {
    ...size,
    deviceScaleFactor: 2.625,
    mobile: true,
    screenOrientation,
  });
  await wire.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
}

async function tap(wire, selector) {
  const box = await wire.box(selector);
  const skin = { radiusX: rnd(8, 14), radiusY: rnd(8, 14), force: rnd(0.2, 0.6), id: 0 };
  const x = Math.round(box.x + box.width * rnd(0.3, 0.6));
  const y = Math.round(box.y + box.height * rnd(0.3, 0.6));
  await wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y, ...skin }] });
  await sleep(rnd(50, 100));
  await wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await sleep(500);
}

/** What the keyboard of a phone tells of its keys. */
async function swipe(wire, text) {
  const key = { key: 'Unidentified', windowsVirtualKeyCode: 229 };
  for (const character of text) {
    await wire.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...key });
    await wire.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await sleep(rnd(60, 160));
  }
}

async function press(wire, selector) {
  const box = await wire.box(selector);
  await wire.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await sleep(60);
  await wire.mouse.down();
  await sleep(90);
  await wire.mouse.up();
  await sleep(700);
}

const FILL = `document.querySelector('#name').value = ${JSON.stringify(FORM.name)};
document.querySelector('#email').value = ${JSON.stringify(FORM.email)};`;

/** As Puppeteer and Playwright run a script: as if a person had asked for it. */
const asked = (wire, expression) => wire.send('Runtime.evaluate', { expression, userGesture: true });

export default [
  make(
    'cdp-phone',
    async (wire) => {
      await tap(wire, '#name');
      await swipe(wire, FORM.name.toLowerCase());
      await tap(wire, '#email');
      await swipe(wire, FORM.email);
      await tap(wire, '#send');
    },
    becomePhone,
  ),
  make('cdp-agent', async (wire) => {
    await press(wire, '#name');
    await wire.send('Input.insertText', { text: FORM.name });
    await press(wire, '#email');
    await wire.send('Input.insertText', { text: FORM.email });
    await press(wire, '#send');
  }),
  make('cdp-script-send', (wire) => asked(wire, `${FILL} document.querySelector('#send').click();`)),
  make('cdp-script-silent', (wire) =>
    asked(wire, `${FILL} HTMLFormElement.prototype.submit.call(document.querySelector('#ask'));`),
  ),
];
