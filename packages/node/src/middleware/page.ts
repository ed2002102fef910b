import { wordsFor } from './words.ts';

/** An answer in place of what was asked for. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The browser script, for the page on which a visitor proves to be none of the bots. */
export interface PageScript {
  /** The site's public key, `pk_live_…` or `pk_test_…`. */
  publicKey: string;
  /** Address of the script: `https://veridict.example/collector.js`, or a path where this site serves it itself. */
  src: string;
  /**
   * Where the script sends what it gathers.
   * @defaultValue the folder of `src`
   */
  endpoint?: string | undefined;
}

/** What a page of refusal is made of. */
export interface Refusal {
  action: 'challenge' | 'block';
  /** how far the page may go by itself */
  enforce: 'challenge' | 'block';
  reference: string;
  /** mail address, or address of a page */
  contact: string | null;
  script: PageScript | null;
  /** the page can be loaded again: it was asked for with GET */
  isRepeatable: boolean;
}

const STYLE = `:root{color-scheme:light dark}
body{margin:0;background:Canvas;color:CanvasText;font:1rem/1.5 system-ui,sans-serif}
main{max-width:36rem;margin:0 auto;padding:clamp(1.5rem,12vh,8rem) 1.5rem 2rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem;overflow-wrap:anywhere}p{margin:0 0 1rem}a{color:LinkText}
a:focus-visible,button:focus-visible{outline:3px solid currentColor;outline-offset:3px}
button{font:inherit;padding:.6rem 1.2rem;border:2px solid currentColor;border-radius:.4rem;background:Canvas;color:CanvasText}
code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}[data-runs] .needs{display:none}small{display:block;margin-top:2rem;font-size:.9rem}`;

// Who is let in by a new verdict sees what was asked for: a page is loaded again, a form is gone back to. Twice a minute at
// most: where the server refuses whom the page lets in, nobody is to be sent round for ever.
const AGAIN = `(function(){var done=0;document.documentElement.dataset.runs=1;function again(){var k='botd_again',now=Date.now(),was=[];
try{was=JSON.parse(sessionStorage.getItem(k)||'[]').filter(function(t){return now-t<6e4});was.push(now);
sessionStorage.setItem(k,JSON.stringify(was))}catch(e){}
if(was.length>2)return fail();if(document.documentElement.dataset.again)location.reload();else{done=1;show()}}
function show(){var b=document.querySelector('button');if(b){b.hidden=false;b.onclick=function(){history.back()}}}
function fail(){var p=document.querySelector('[role=status]');p.textContent=p.dataset.failed}
addEventListener('botd:verdict',function(e){if(e.detail.action==='allow'&&!done)again()});
addEventListener('botd:error',fail)})()`;

/** A page for people who are refused, or who are to show first that they are none of the bots. */
export function refusalPage(refusal: Refusal, accepted: string | null, nonce: string): Answer {
  const { lang, words } = wordsFor(accepted);
  const { action, enforce, reference, contact, isRepeatable } = refusal;
  const script = action === 'challenge' ? refusal.script : null;
  const [title, why] = script ? [words.checking, words.checkingWhy] : [words.blocked, words.blockedWhy];
  const endpoint = script ? endpointOf(script) : '';
  const head = script
    ? `<script nonce="${nonce}">${AGAIN}</script>
<script nonce="${nonce}" async src="${escaped(script.src)}" data-key="${escaped(script.publicKey)}" data-endpoint="${escaped(endpoint)}" data-enforce="${enforce}"></script>`
    : '';
  const href = contact === null ? null : linkOf(contact);
  const body = `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"${isRepeatable ? ' data-again="1"' : ''}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style nonce="${nonce}">${STYLE}</style>
${head}</head>
<body><main><h1>${title}</h1>
<p role="status" data-failed="${words.failed}">${why}</p>${script ? `<p class="needs">${words.needsScript}</p><p><button type="button" hidden>${words.retry}</button></p>` : ''}
${script === null && isRepeatable ? `<p><a href="">${words.retry}</a></p>` : ''}${href === null ? '' : `<p><a href="${escaped(href)}" rel="noreferrer">${words.contact}</a></p>`}
<small>${words.reference}: <code>${escaped(reference)}</code></small></main></body></html>`;
  const from = script ? ` ${originOf(script.src)}` : '';
  const to = script ? ` ${originOf(endpoint)}` : '';
  return {
    status: 403,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // the page's own, whatever policy the site has: it must work, and needs nothing else
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'${from}; worker-src 'self'${from}; connect-src 'self'${to}; img-src 'self'${to}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
      'content-language': lang,
    },
    body,
  };
}

/** The folder of the script's address: that is where its own server answers. */
export function endpointOf({ src, endpoint }: PageScript): string {
  if (endpoint !== undefined) return endpoint.replace(/\/+$/, '');
  return src.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '');
}

const originOf = (address: string): string => (/^https?:/i.test(address) ? new URL(address).origin : "'self'");

/** A link for a mail address or a page's; nothing else becomes one. */
function linkOf(contact: string): string | null {
  if (/^[^\s/@]+@[^\s/@]+$/.test(contact)) return `mailto:${contact}`;
  return /^https?:\/\//i.test(contact) ? contact : null;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
