import { createHash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;box-sizing:border-box;background:Canvas;color:CanvasText}
main{max-width:34rem}h1{font-size:1.375rem;margin:0 0 .75rem}p{margin:.5rem 0}a{color:LinkText}
footer{margin-top:2rem;font-size:.9375rem}button{font:inherit;padding:.5rem 1rem}[hidden]{display:none}`;

/** Runs on the check page: asks for a token where the collector is there, presents it, and goes where the answer says. */
export const CHECK_SCRIPT = `(() => {
  const show = (name) => {
    for (const part of document.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== name;
  };
  const pass = async () => {
    show('checking');
    const body = document.body.dataset.collector === undefined ? '' : await window.veridict.token();
    if (body === null) throw new Error('no token');
    const headers = { 'content-type': 'text/plain' };
    const sent = body + '\\n' + (document.body.dataset.page || '');
    const answer = await fetch(location.href, { method: 'POST', headers, body: sent, credentials: 'omit' });
    if (!answer.ok) throw new Error('refused');
    location.replace((await answer.json()).to);
  };
  const tryOnce = () => pass().catch(() => show('failed'));
  document.querySelector('button').addEventListener('click', tryOnce);
  tryOnce();
})();
`;

/** Where scripts are off nothing is being checked. */
const NO_SCRIPT_STYLE = '[data-state]{display:none}';

const hashOf = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** What these pages may load: this server's own script and the collector. The collector tries whether images are held to it. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `style-src ${hashOf(STYLE)} ${hashOf(NO_SCRIPT_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page({ title, body, contact, head = '', attributes = '' }: Page): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${STYLE}</style>${head}</head>
<body${attributes}><main><h1>${title}</h1>${body}
<footer>Is this link misused? Write to <a href="mailto:${escaped(contact)}">${escaped(contact)}</a>.</footer></main></body></html>
`;
}
interface Page {
  title: string;
  body: string;
  /** where abuse is reported */
  contact: string;
  head?: string;
  attributes?: string;
}

/** Shown while the browser is looked at. `publicKey` is the site's, whose collector looks; `seal` tells who asked for the page. */
export function checkPage(contact: string, publicKey: string | null, seal: string): string {
  const collector =
    publicKey === null
      ? ''
      : `<script src="/collector.js" data-key="${escaped(publicKey)}" data-policy-probe defer></script>`;
  return page({
    title: 'One moment',
    contact,
    head: `${collector}<script src="/s/check.js" defer></script><noscript><style>${NO_SCRIPT_STYLE}</style></noscript>`,
    attributes: publicKey === null ? '' : ` data-collector data-page="${escaped(seal)}"`,
    body: `<p data-state="checking" role="status">Your browser is being checked. This takes a second.</p>
<div data-state="failed" role="alert" hidden><p>The check did not work out, so this link leads nowhere for now.</p>
<p><button type="button">Try again</button></p></div>
<noscript><p>This link needs JavaScript. Please switch it on and open the link again.</p></noscript>`,
  });
}

/** Shown to whom the link's owner turns away. */
export const blockedPage = (contact: string, reference: string): string =>
  page({
    title: 'This link is not open to you',
    contact,
    body: `<p>Whoever made this link does not let this visit through.</p><p>Reference: <code>${escaped(reference)}</code></p>`,
  });

/** Shown where no link is. */
export const missingPage = (contact: string): string =>
  page({ title: 'There is no such link', contact, body: '<p>It may have been mistyped, or deleted.</p>' });
