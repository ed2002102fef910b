import { JSDOM, VirtualConsole } from 'jsdom';
import { FORM } from '../lib/flows.mjs';
import { sleep } from '../lib/waiting.mjs';

export default {
  id: 'jsdom',
  kind: 'bot',
  family: 'dom-emulator',
  async visit(url) {
    const dom = await JSDOM.fromURL(url, {
      runScripts: 'dangerously',
      resources: 'usable',
      pretendToBeVisual: true,
      virtualConsole: new VirtualConsole(),
      beforeParse(w) {
        const { origin } = new URL(url);
        // as a browser would send it: without an origin the collector is turned away at the door
        w.fetch = (u, o) => fetch(new URL(u, url), { ...o, headers: { origin, ...o?.headers } });
      },
    });
    await sleep(3500);
    const { document } = dom.window;
    document.querySelector('#name').value = FORM.name;
    document.querySelector('#email').value = FORM.email;
    document.querySelector('#send').click();
    await sleep(300);
    dom.window.close();
  },
};
