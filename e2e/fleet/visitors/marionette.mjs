// Firefox over Marionette, the protocol beneath geckodriver, spoken directly: no WebDriver BiDi, no driver process.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { FIREFOX, profile } from '../lib/chromium.mjs';
import { writePrefs } from '../lib/firefox.mjs';
import { FORM } from '../lib/flows.mjs';
import { freePort } from '../lib/net.mjs';
import { sleep, until } from '../lib/waiting.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Commands over one connection: `[0, id, name, params]` there, `[1, id, error, result]` back, each behind its length. */
function marionette(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const waiting = new Map();
    let bytes = Buffer.alloc(0);
    let last = 0;
    socket.on('error', reject);
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part]);
      for (;;) {
        const colon = bytes.indexOf(58);
        const length = Number(bytes.subarray(0, Math.max(colon, 0)).toString());
        if (colon < 0 || bytes.length < colon + 1 + length) return;
        const message = JSON.parse(bytes.subarray(colon + 1, colon + 1 + length).toString());
        bytes = bytes.subarray(colon + 1 + length);
        if (!Array.isArray(message)) {
          resolve({ send, end: () => socket.end() });
          continue;
        }
        const [, id, error, result] = message;
        if (error) waiting.get(id)?.no(new Error(error.message));
        else waiting.get(id)?.ok(result);
      }
    });
    const send = (name, params = {}) =>
      new Promise((ok, no) => {
        waiting.set(++last, { ok, no });
        const text = JSON.stringify([0, last, name, params]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      });
  });
}

const make = (id, args, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'firefox',
  needs: ['firefox'],
  ...extra,
  async visit(url, { tmp }) {
    const dir = profile(tmp);
    const port = await freePort();
    writePrefs(dir, { 'marionette.port': port });
    const p = spawn(FIREFOX, ['--marionette', '--no-remote', '--profile', dir, ...args], { stdio: 'ignore' });
    const wire = await until(() => marionette(port).catch(() => undefined), 20_000, 300);
    if (!wire) throw new Error('Marionette does not answer');
    await wire.send('WebDriver:NewSession', {});
    await wire.send('WebDriver:Navigate', { url });
    await sleep(3000);
    const find = async (value) =>
      (await wire.send('WebDriver:FindElement', { using: 'css selector', value })).value[ELEMENT];
    await wire.send('WebDriver:ElementSendKeys', { id: await find('#name'), text: FORM.name });
    await wire.send('WebDriver:ElementSendKeys', { id: await find('#email'), text: FORM.email });
    await wire.send('WebDriver:ElementClick', { id: await find('#send') });
    await sleep(800);
    wire.end();
    p.kill();
  },
});

export default [make('marionette-headful', [], { display: {} }), make('marionette-headless', ['--headless'])];
