import type { Incoming } from './incoming.ts';
import { type Answer, type PageScript, type Refusal, refusalPage } from './page.ts';

// RFC 9421 5.1: what a robot that can sign its requests would have to cover to be known by name (Web Bot Auth).
const ACCEPT_SIGNATURE = 'sig1=("@authority" "signature-agent");created;expires;tag="web-bot-auth"';

const SAID = {
  block: { code: 'visitor_blocked', title: 'Refused', detail: 'This request looks like an automated program’s.' },
  challenge: {
    code: 'visitor_challenged',
    title: 'Not yet',
    detail: 'Whether a person asks is not certain. Load a page of this site in a browser, then ask again.',
  },
} as const;

/** The answer to whoever is refused: a page for people, a problem (RFC 9457) for programs. */
export function refuse(
  incoming: Incoming,
  known: Pick<Refusal, 'action' | 'enforce' | 'reference'> & { contact: string | null; script: PageScript | null },
): Answer {
  const { headers, method } = incoming;
  const isRepeatable = method === 'GET' || method === 'HEAD';
  const answer = wantsPage(headers)
    ? refusalPage({ ...known, isRepeatable }, headers.get('accept-language'), newNonce())
    : problem(known);
  const always = { 'cache-control': 'no-store', vary: 'Accept, Accept-Language, Cookie', 'x-robots-tag': 'noindex' };
  const ask = headers.get('signature-input') === null ? { 'accept-signature': ACCEPT_SIGNATURE } : {};
  return { ...answer, headers: { ...always, ...ask, ...answer.headers } };
}

function problem({ action, reference, contact }: Parameters<typeof refuse>[1]): Answer {
  const said = { type: 'about:blank', status: 403, ...SAID[action], action, reference, ...(contact && { contact }) };
  return { status: 403, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(said) };
}

/** A browser that goes to a page says so by its metadata, an older one by what it takes first. */
function wantsPage(headers: Incoming['headers']): boolean {
  const mode = headers.get('sec-fetch-mode');
  return (mode === null || mode === 'navigate') && /text\/html|application\/xhtml/i.test(headers.get('accept') ?? '');
}

/** 128 random bits, in characters that may stand in an attribute. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
