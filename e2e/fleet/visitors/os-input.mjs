// Robotic process automation: a browser nobody instrumented, driven by synthetic X input with a script's manners
// (pointer jumps in a straight line, even timing), as PyAutoGUI or AutoHotkey users do.
import { spawn } from 'node:child_process';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { Person } from '../lib/person.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'os-input-script',
  kind: 'bot',
  family: 'os-input',
  display: {},
  async visit(url, { tmp, display, fb }) {
    const p = spawn(CHROMIUM, [...PLAIN, ...GL, `--user-data-dir=${profile(tmp)}`, url], { stdio: 'ignore' });
    const person = new Person({ display, fb });
    const { fields, button } = await person.seeForm();
    await sleep(3000);
    const mid = (b) => `mousemove ${b.x + (b.w >> 1)} ${b.y + (b.h >> 1)}`;
    await person.x([
      mid(fields[0]),
      'click 1',
      'sleep 0.2',
      'type --delay 12 "max muster"',
      mid(fields[1]),
      'click 1',
      'sleep 0.2',
      'type --delay 12 "max@example.org"',
      mid(button),
      'click 1',
    ]);
    await sleep(1200);
    p.kill();
  },
};
