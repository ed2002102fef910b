import { fileURLToPath } from 'node:url';
import { CHROMIUM, profile } from '../lib/chromium.mjs';
import { FORM } from '../lib/flows.mjs';
import { mcp } from '../lib/mcp.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'playwright-mcp',
  kind: 'bot',
  family: 'agent',
  display: {},
  async visit(url, { tmp }) {
    const bin = fileURLToPath(new URL('../node_modules/.bin/playwright-mcp', import.meta.url));
    const m = mcp(bin, [`--executable-path=${CHROMIUM}`, '--no-sandbox', `--user-data-dir=${profile(tmp)}`]);
    await m.open();
    await m.call('browser_navigate', { url });
    await sleep(2500);
    const snap = await m.call('browser_snapshot');
    const ref = (re) => {
      const line = snap.split('\n').find((l) => re.test(l)) ?? '';
      const found = /\[ref=(\w+)\]/.exec(line);
      if (!found) throw new Error(`not in the snapshot: ${re}`);
      return found[1];
    };
    const act = (name, element, re, rest = {}) => m.call(name, { element, ref: ref(re), target: ref(re), ...rest });
    await act('browser_type', 'Name', /textbox "Name"/, { text: FORM.name });
    await act('browser_type', 'E-mail', /textbox "E-mail"/, { text: FORM.email });
    await act('browser_click', 'Send', /button "Send"/);
    await sleep(500);
    m.close();
  },
};
