// The demo page: waits for the collector, asks this page's own backend, and asks again when late evidence was sent.
import { drawDial, showProblem, showVerdict } from './verdict-view.js';

const HINTS = {
  origin_forbidden: 'This address is not one of the demo site’s origins. Add it: veridict sites update SITE --origin …',
  network: 'The server could not be reached, or something in this browser stopped the request.',
  unsupported: 'This browser cannot run the collector.',
};
/** After this long without a word from the collector something has stopped it. */
const SILENCE_MS = 10_000;
/** Input is judged by itself every so often; the collector sends only so much late evidence for one page view. */
const LATE = { afterMs: 2500, atMost: 6 };

const again = document.getElementById('again');
const status = document.getElementById('status');
let shown = '';
let isHeard = false;

drawDial();
for (const place of document.querySelectorAll('.origin')) place.textContent = location.origin;
offerCopies();

const silence = setTimeout(() => {
  showProblem(
    'The collector did not report.',
    'A content blocker may have stopped /collector.js, which by itself never makes anyone a bot. Without it there is no verdict.',
  );
}, SILENCE_MS);

document.addEventListener('botd:verdict', () => {
  isHeard = true;
  load();
});
document.addEventListener('botd:error', ({ detail }) => {
  clearTimeout(silence);
  again.disabled = false;
  showProblem('There is no verdict.', `${HINTS[detail.code] ?? detail.message} (${detail.code})`);
});
// The event may have been before this module ran.
window.veridict?.ready?.then((detail) => detail && !isHeard && load());

again.addEventListener('click', async () => {
  again.disabled = true;
  status.textContent = 'Looking again…';
  // With a verdict comes its event, and that loads it.
  if (await window.veridict?.refresh()) return;
  again.disabled = false;
  status.textContent = '';
});
watchInput();

async function load() {
  clearTimeout(silence);
  const response = await fetch('/demo/verdict', { cache: 'no-store' }).catch(() => null);
  const body = await response?.json().catch(() => null);
  again.disabled = false;
  if (!response?.ok || !body) {
    const { code = 'network', message = HINTS.network } = body?.error ?? {};
    showProblem('There is no verdict.', `${message} (${code})`);
    status.textContent = '';
    return;
  }
  showVerdict(body);
  const { score, band, action } = body.verdict;
  const now = `Score ${score}: ${band}, ${action}.`;
  status.textContent = shown && shown !== now ? `Changed. ${now}` : now;
  shown = now;
}

/** What a hand does with this page is evidence too: once it has done something, ask for the verdict that counts it in. */
function watchInput() {
  let timer = 0;
  let times = 0;
  const onInput = () => {
    if (timer || times >= LATE.atMost || !shown) return;
    timer = setTimeout(async () => {
      timer = 0;
      times++;
      await window.veridict?.token();
      await load();
    }, LATE.afterMs);
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
    addEventListener(type, onInput, { passive: true });
}

function offerCopies() {
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.querySelector('pre').textContent);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1500);
    });
    code.append(button);
  }
}
