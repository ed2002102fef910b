import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { FORM } from '../lib/flows.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'taiko-headless',
  kind: 'bot',
  family: 'taiko',
  env: { TAIKO_BROWSER_PATH: CHROMIUM },
  async visit(url) {
    const { default: t } = await import('taiko');
    await t.openBrowser({ headless: true, args: PLAIN });
    await t.goto(url);
    await sleep(3000);
    await t.write(FORM.name, t.into(t.textBox('Name')));
    await t.write(FORM.email, t.into(t.textBox('E-mail')));
    await t.click(t.button('Send'));
    await sleep(500);
    await t.closeBrowser();
  },
};
