// A script in an extension fills in the form by itself in a browser nobody drives: no debugger, no flag of automation, no
// trusted event. What form-filling and clicking extensions do when they are used to post by themselves.
import { spawn } from 'node:child_process';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { extension } from '../lib/extension.mjs';
import { FORM } from '../lib/flows.mjs';
import { sleep } from '../lib/waiting.mjs';

const SCRIPT = `
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
(async () => {
  const name = document.querySelector('#name');
  if (!name) return;
  await wait(3000);
  const put = (field, text) => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  put(name, ${JSON.stringify(FORM.name)});
  await wait(400);
  put(document.querySelector('#email'), ${JSON.stringify(FORM.email)});
  await wait(400);
  document.querySelector('#send').click();
})();`;

// The same without a word to the page: no event, no press, and a form that is sent without asking.
const SILENT = `
const name = document.querySelector('#name');
if (name) setTimeout(() => {
  name.value = ${JSON.stringify(FORM.name)};
  document.querySelector('#email').value = ${JSON.stringify(FORM.email)};
  document.querySelector('#ask').submit();
}, 4000);`;

const make = (id, script, stayMs) => ({
  id,
  kind: 'bot',
  family: 'extension',
  needs: ['chromium'],
  display: {},
  async visit(url, { tmp }) {
    const p = spawn(
      CHROMIUM,
      [
        ...[...PLAIN, ...GL, '--no-default-browser-check', `--user-data-dir=${profile(tmp)}`],
        ...[extension(tmp, script), url],
      ],
      { stdio: 'ignore' },
    );
    await sleep(stayMs);
    p.kill();
  },
});

export default [make('extension-script', SCRIPT, 11_000), make('extension-silent', SILENT, 10_000)];
