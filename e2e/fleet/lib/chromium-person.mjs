// A person at Debian's Chromium in a window: no automation flag, no debugging port, the X pointer and keyboard only.
import { spawn } from 'node:child_process';
import { CHROMIUM, PLAIN, profile } from './chromium.mjs';
import { Person } from './person.mjs';
import { sleep } from './waiting.mjs';

/**
 * A control of the fleet. `visit` is what the person does, by default fill in the form and send it; `address` what the browser
 * is told to open; `script` writes an extension into a folder and gives the flag that loads it. All else is the visitor's own.
 */
export const personInChromium = (
  id,
  { args = [], script, pace, visit = (person) => person.visitForm(), address = (url) => [url], ...extra } = {},
) => ({
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
        ...address(url),
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
