import { fileURLToPath } from 'node:url';
import { CHROMIUM, PLAIN, profile } from '../lib/chromium.mjs';
import { FORM } from '../lib/flows.mjs';
import { mcp } from '../lib/mcp.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'chrome-devtools-mcp',
  kind: 'bot',
  family: 'agent',
  display: {},
  async visit(url, { tmp }) {
    const bin = fileURLToPath(new URL('../node_modules/.bin/chrome-devtools-mcp', import.meta.url));
    const m = mcp(
      bin,
      [
        `--executablePath=${CHROMIUM}`,
        `--userDataDir=${profile(tmp)}`,
        '--no-usage-statistics',
        ...PLAIN.map((a) => `--chromeArg=${a}`),
      ],
      { ...process.env, CI: '1' },
    );
    await m.open();
    const opened = await m.call('new_page', { url });
    const pageId = +(/(\d+): \S+\/visit\//.exec(opened)?.[1] ?? 2);
    await sleep(2500);
    const snap = await m.call('take_snapshot', { pageId });
    const uid = (re) => {
      const l = snap.split('\n').find((s) => re.test(s));
      return (
        /uid=(\S+)/.exec(l ?? '')?.[1] ??
        (() => {
          throw new Error(`not in the snapshot: ${re}`);
        })()
      );
    };
    await m.call('fill', { pageId, uid: uid(/textbox "Name"/), value: FORM.name });
    await m.call('fill', { pageId, uid: uid(/textbox "E-mail"/), value: FORM.email });
    await m.call('click', { pageId, uid: uid(/button "Send"/) });
    await sleep(500);
    m.close();
  },
};
