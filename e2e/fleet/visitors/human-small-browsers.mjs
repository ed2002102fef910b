// Controls: browsers that few people use, as Debian has them. QtWebEngine is a Chromium of years ago with Qt's own user
// agent and defaults; surf and luakit are WebKitGTK without most of what a desktop browser brings.
import { spawn } from 'node:child_process';
import { Person } from '../lib/person.mjs';
import { sleep } from '../lib/waiting.mjs';

// as root none of the sandboxes can be had
const NO_SANDBOX = { QTWEBENGINE_DISABLE_SANDBOX: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };

const make = (id, program, cmd) => ({
  id,
  kind: 'human',
  family: 'small-browser',
  programs: [program],
  display: {},
  env: NO_SANDBOX,
  async visit(url, { display, fb }) {
    const [c, ...args] = cmd(url);
    const p = spawn(c, args, { stdio: 'ignore' });
    const person = new Person({ display, fb });
    await person.visitForm();
    await person.key('ctrl+w');
    await sleep(300);
    p.kill();
  },
});

export default [
  make('human-falkon', 'falkon', (url) => ['dbus-run-session', '--', 'falkon', '--private-browsing', url]),
  make('human-qutebrowser', 'qutebrowser', (url) => [
    ...['qutebrowser', '--temp-basedir', '-s', 'input.insert_mode.auto_load', 'true'],
    url,
  ]),
  make('human-surf', 'surf', (url) => ['surf', url]),
  make('human-luakit', 'luakit', (url) => ['dbus-run-session', '--', 'luakit', url]),
];
