// Controls: WebKitGTK in its two Debian shapes, driven by the X pointer and keyboard only.
import { spawn } from 'node:child_process';
import { MINIBROWSER } from '../lib/chromium.mjs';
import { Person } from '../lib/person.mjs';
import { sleep } from '../lib/waiting.mjs';

const make = (id, cmd, env = {}) => ({
  id,
  kind: 'human',
  family: 'webkit',
  needs: ['miniBrowser'],
  display: {},
  // as root the bubblewrap sandbox cannot be had
  env: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', ...env },
  async visit(url, { tmp, display, fb }) {
    const [c, ...args] = cmd(url, tmp);
    const p = spawn(c, args, { stdio: 'ignore' });
    const person = new Person({ display, fb });
    await person.visitForm();
    await person.key('ctrl+w');
    await sleep(300);
    p.kill();
  },
});

export default [
  make('human-minibrowser', (url) => [MINIBROWSER, url]),
  make('human-epiphany', (url) => ['dbus-run-session', '--', 'epiphany', url], { TZ: 'Europe/Madrid' }),
];
