import { Browser } from 'happy-dom';
import { FORM } from '../lib/flows.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'happy-dom',
  kind: 'bot',
  family: 'dom-emulator',
  async visit(url) {
    const browser = new Browser({
      settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
    });
    const page = browser.newPage();
    await page.goto(url);
    await sleep(3500);
    const { document } = page.mainFrame;
    document.querySelector('#name').value = FORM.name;
    document.querySelector('#email').value = FORM.email;
    document.querySelector('#send').click();
    await sleep(500);
    await browser.close();
  },
};
