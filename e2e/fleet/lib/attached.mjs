// A browser somebody started, and hands on its debugging protocol that take their time.
import { spawn } from 'node:child_process';
import WebSocket from 'ws';
import { CHROMIUM, GL, PLAIN, profile } from './chromium.mjs';
import { FORM } from './flows.mjs';
import { freePort } from './net.mjs';
import { rnd, sleep, until } from './waiting.mjs';

/** A browser as its user starts it, but for the port. */
export async function startBrowser(tmp, args = []) {
  const port = await freePort();
  const browser = spawn(
    CHROMIUM,
    [...PLAIN, ...GL, `--remote-debugging-port=${port}`, `--user-data-dir=${profile(tmp)}`, ...args, 'about:blank'],
    { stdio: 'ignore' },
  );
  const origin = `http://127.0.0.1:${port}`;
  const up = await until(
    () =>
      fetch(`${origin}/json/version`).then(
        (r) => r.ok,
        () => false,
      ),
    15_000,
    200,
  );
  if (!up) throw new Error('the browser opened no port');
  return { browser, origin };
}

/** A bot of the fleet that drives such a browser. */
export const attachedTool = (id, drive) => ({
  id,
  kind: 'bot',
  family: 'cdp-attached',
  display: {},
  async visit(url, { tmp }) {
    const { browser, origin } = await startBrowser(tmp);
    await drive(url, origin);
    browser.kill();
  },
});

/** Where the first tab of a browser is spoken to. */
export const firstTab = async (origin) =>
  (await (await fetch(`${origin}/json/list`)).json()).find(({ type }) => type === 'page').webSocketDebuggerUrl;

/** A path with the manners of a hand, as stealth tools draw it. */
function* path(from, to) {
  const steps = 40;
  const bend = rnd(-60, 60);
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    const e = t * t * t * (10 - 15 * t + 6 * t * t);
    yield { x: from.x + (to.x - from.x) * e + bend * Math.sin(Math.PI * e), y: from.y + (to.y - from.y) * e };
  }
}

/** Moves, presses and types through `mouse` and `keyboard` of puppeteer or playwright, which agree on the names. */
export async function act({ mouse, keyboard }, boxOf) {
  let at = { x: 120, y: 90 };
  const clickOn = async (selector) => {
    const box = await boxOf(selector);
    const to = { x: box.x + box.width * rnd(0.25, 0.7), y: box.y + box.height * rnd(0.3, 0.7) };
    for (const step of path(at, to)) {
      await mouse.move(step.x, step.y);
      await sleep(rnd(8, 16));
    }
    at = to;
    await sleep(rnd(80, 200));
    await mouse.down();
    await sleep(rnd(60, 120));
    await mouse.up();
  };
  const type = async (text) => {
    for (const character of text) {
      await keyboard.press(character, { delay: rnd(50, 120) });
      await sleep(rnd(50, 180));
    }
  };
  await sleep(2500);
  await clickOn('#name');
  await type(FORM.name.toLowerCase());
  await clickOn('#email');
  await type(FORM.email);
  await clickOn('#send');
  await sleep(1200);
}

/** The protocol itself and nothing around it: no domain is enabled, as driverless tools do it. */
export class Wire {
  /** `careful`: whole pixels, the pressure of a mouse, buttons while held: what the protocol leaves out by default */
  static async open(address, { careful = false } = {}) {
    const wire = new Wire();
    wire.careful = careful;
    wire.socket = new WebSocket(address);
    wire.waiting = new Map();
    wire.last = 0;
    wire.socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(data);
      wire.waiting.get(id)?.(result);
    });
    await new Promise((resolve, reject) => {
      wire.socket.addEventListener('open', resolve);
      wire.socket.addEventListener('error', () => reject(new Error('no connection to the browser')));
    });
    return wire;
  }

  send(method, params = {}) {
    const id = ++this.last;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  mouse = {
    move: async (x, y) => {
      this.at = this.careful ? { x: Math.round(x), y: Math.round(y) } : { x, y };
      await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...this.at });
    },
    down: () => this.button('mousePressed'),
    up: () => this.button('mouseReleased'),
  };

  keyboard = {
    press: async (key, { delay }) => {
      const code = /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : 'Period';
      const shared = { key, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
      await this.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...shared });
      await sleep(delay);
      await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shared });
    },
  };

  button(type) {
    const held = type === 'mousePressed';
    const hand = this.careful ? { force: held ? 0.5 : 0, buttons: held ? 1 : 0, pointerType: 'mouse' } : {};
    return this.send('Input.dispatchMouseEvent', { type, ...this.at, button: 'left', clickCount: 1, ...hand });
  }

  async box(selector) {
    const expression = `JSON.stringify(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`;
    const { result } = await this.send('Runtime.evaluate', { expression });
    return JSON.parse(result.value);
  }
}
