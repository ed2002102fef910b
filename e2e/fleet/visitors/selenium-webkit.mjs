import { spawn } from 'node:child_process';
import { Builder, By, Capabilities } from 'selenium-webdriver';
import { MINIBROWSER, WEBKITDRIVER } from '../lib/chromium.mjs';
import { seleniumFlow } from '../lib/flows.mjs';
import { freePort, portOpen } from '../lib/net.mjs';

export default {
  id: 'selenium-webkit',
  kind: 'bot',
  family: 'webkit',
  needs: ['webkitDriver', 'miniBrowser'],
  display: {},
  env: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  async visit(url) {
    const port = await freePort();
    const p = spawn(WEBKITDRIVER, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore' });
    await portOpen(port);
    const caps = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: MINIBROWSER, args: ['--automation'] },
    });
    const d = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(caps).build();
    try {
      await seleniumFlow(d, By, url);
    } finally {
      await d.quit().catch(() => {});
      p.kill();
    }
  },
};
