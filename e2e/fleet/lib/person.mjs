// A person at the display: the X pointer, wheel and keyboard (xdotool), and eyes (the framebuffer).

import { findColour } from './display.mjs';
import { COLOURS } from './page.mjs';
import { run } from './processes.mjs';
import { rnd, sleep, until } from './waiting.mjs';

export class Person {
  /** `pace`: how many times longer than usual each step of the pointer takes */
  constructor({ display, fb, env, pace = 1 }) {
    this.pace = pace;
    this.env = { ...(env ?? process.env), DISPLAY: display };
    this.fb = fb;
    this.at = { x: 300 + rnd(0, 200), y: 250 + rnd(0, 200) };
  }

  /** Feed lines to one xdotool, so that timing is its own and not that of process starts. */
  async x(lines) {
    const r = await run('xdotool', ['-'], { env: this.env, input: `${lines.join('\n')}\n` });
    if (r.code) throw new Error(`xdotool: ${r.err.slice(0, 300)}`);
    return r.out;
  }

  /** Move along a slightly curved path, fast in the middle and slow at the ends, with a little tremor. */
  async move(tx, ty) {
    const { x: sx, y: sy } = this.at;
    const dist = Math.hypot(tx - sx, ty - sy);
    const ms = 180 + 90 * Math.log2(1 + dist / 20) + rnd(0, 160);
    const steps = Math.max(8, Math.round(ms / 11));
    const bend = rnd(-0.18, 0.18) * dist;
    const nx = -(ty - sy) / (dist || 1),
      ny = (tx - sx) / (dist || 1);
    const lines = [];
    for (let i = 1; i <= steps; i++) {
      const t = i / steps;
      const e = t * t * t * (10 - 15 * t + 6 * t * t); // minimum jerk
      const off = bend * Math.sin(Math.PI * e);
      const j = i === steps ? 0 : 1;
      lines.push(
        `mousemove ${Math.round(sx + (tx - sx) * e + nx * off + j * rnd(-0.9, 0.9))} ${Math.round(sy + (ty - sy) * e + ny * off + j * rnd(-0.9, 0.9))}`,
        `sleep ${(this.pace * rnd(0.006, 0.016)).toFixed(4)}`,
      );
    }
    await this.x(lines);
    this.at = { x: tx, y: ty };
  }

  async click() {
    await this.x([
      `sleep ${rnd(0.08, 0.25).toFixed(3)}`,
      'mousedown 1',
      `sleep ${rnd(0.06, 0.13).toFixed(3)}`,
      'mouseup 1',
    ]);
  }

  async clickIn(box) {
    await this.move(Math.round(box.x + box.w * rnd(0.25, 0.7)), Math.round(box.y + box.h * rnd(0.3, 0.7)));
    await this.click();
  }

  async wheel(n) {
    const lines = [];
    for (let i = 0; i < Math.abs(n); i++) lines.push(`click ${n > 0 ? 5 : 4}`, `sleep ${rnd(0.04, 0.16).toFixed(3)}`);
    await this.x(lines);
  }

  async type(text) {
    const names = { '@': 'at', '.': 'period', ' ': 'space', ',': 'comma', '-': 'minus', '\t': 'Tab' };
    const lines = [];
    for (const c of text) {
      const k = names[c] ?? c;
      lines.push(
        `keydown ${k}`,
        `sleep ${rnd(0.05, 0.12).toFixed(3)}`,
        `keyup ${k}`,
        `sleep ${rnd(0.04, 0.22).toFixed(3)}`,
      );
    }
    await this.x(lines);
  }

  async key(k) {
    await this.x([`key ${k}`]);
  }

  /** The same form without a pointer: to the first field by Tab, and sent by Return. */
  async visitFormByKeys() {
    await this.seeForm();
    await sleep(1500);
    await this.key('Tab');
    await sleep(rnd(300, 600));
    await this.key('Tab');
    await sleep(rnd(400, 700));
    await this.type('ada byron');
    await sleep(rnd(200, 400));
    await this.key('Tab');
    await sleep(rnd(300, 600));
    await this.type('ada@example.org');
    await sleep(rnd(300, 600));
    await this.key('Return');
    await sleep(1500);
  }

  look(colour, opts) {
    return findColour(this.fb, colour, opts);
  }

  /** Wait until the page's form is to be seen; gives {fields, button}. */
  async seeForm(ms = 25000) {
    let looks = 0;
    const f = await until(
      async () => {
        const fields = this.look(COLOURS.field),
          button = this.look(COLOURS.button)[0];
        if (fields.length >= 2 && button) return { fields, button };
        // not there after a while: nudge the pointer and the wheel, as one does with a page that looks stuck
        if (++looks % 12 === 0) {
          await this.move(this.at.x + rnd(-60, 90), this.at.y + rnd(-40, 60));
          await this.wheel(looks % 24 ? 1 : -2);
        }
      },
      ms,
      300,
    );
    if (!f) throw new Error('the form was not to be seen on the display');
    return f;
  }

  /** Read, scroll and leave: nothing is pressed. */
  async readPage() {
    await this.seeForm();
    await sleep(700);
    await this.move(rnd(350, 600), rnd(300, 420));
    await sleep(rnd(300, 700));
    await this.wheel(5);
    await sleep(rnd(1500, 2500));
    await this.wheel(3);
    await sleep(rnd(1500, 2500));
  }

  /** Send a form that something else has filled in. */
  async sendFilled() {
    const { button } = await this.seeForm();
    await sleep(rnd(1800, 2600));
    await this.clickIn(button);
    await sleep(1500);
  }

  /** Look, and touch nothing. */
  async lookOnly() {
    await this.seeForm();
    await sleep(6000);
  }

  /** What a person does on the page: look, read, scroll, fill in, send. */
  async visitForm() {
    await this.seeForm();
    await sleep(700);
    await this.move(rnd(350, 600), rnd(300, 420));
    await sleep(rnd(300, 700));
    await this.wheel(4);
    await sleep(rnd(500, 900));
    await this.wheel(-5);
    await sleep(rnd(600, 900));
    const { fields } = await this.seeForm();
    await this.clickIn(fields[0]);
    await sleep(250);
    await this.type('ada byron');
    await this.clickIn(fields[1]);
    await sleep(200);
    await this.type('ada@example.org');
    const { button } = await this.seeForm();
    await sleep(rnd(200, 500));
    await this.clickIn(button);
    await sleep(1500);
  }
}
