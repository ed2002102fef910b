import { spawn } from 'node:child_process';
import { remote } from 'webdriverio';
import { CHROMEDRIVER, CHROMIUM, PLAIN, profile } from '../lib/chromium.mjs';
import { FORM } from '../lib/flows.mjs';
import { freePort, portOpen } from '../lib/net.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'webdriverio-headless',
  kind: 'bot',
  family: 'webdriverio',
  async visit(url, { tmp }) {
    const port = await freePort();
    const p = spawn(CHROMEDRIVER, [`--port=${port}`], { stdio: 'ignore' });
    await portOpen(port);
    const b = await remote({
      hostname: '127.0.0.1',
      port,
      logLevel: 'error',
      capabilities: {
        browserName: 'chrome',
        'goog:chromeOptions': {
          binary: CHROMIUM,
          args: [...PLAIN, '--headless=new', `--user-data-dir=${profile(tmp)}`],
        },
      },
    });
    await b.url(url);
    await sleep(3000);
    await b.$('#name').setValue(FORM.name);
    await b.$('#email').setValue(FORM.email);
    await b.$('#send').click();
    await sleep(500);
    await b.deleteSession();
    p.kill();
  },
};
