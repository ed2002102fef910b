// HTTP-only visitors: fetch the page, then post the form as a script would.

import { FORM } from './flows.mjs';
import { must } from './processes.mjs';

export const submitUrl = (url) => url.replace('/visit/', '/submit/');
export const body = new URLSearchParams(FORM).toString();

export const http = (id, visit, extra = {}) => ({ id, kind: 'bot', family: 'http', js: false, visit, ...extra });
/** A visitor that is one command: args(url, tmp). */
export const cmd = (id, bin, args, extra) =>
  http(id, (url, { tmp }) => must(bin, args(url, tmp), { timeout: 30000, cwd: tmp, input: extra?.input }), extra);
/** A visitor that is a script for Debian's python3. */
export const py = (id, code) =>
  cmd(id, '/usr/bin/python3', (url) => ['-c', code, url, submitUrl(url), FORM.name, FORM.email]);
