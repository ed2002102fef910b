import type { Incoming } from './incoming.ts';

const TOKEN = 'botd_token';
const PASS = 'botd_pass';

/** What a visitor presents: the token of a page view, and the signed verdict beside it. */
export interface Credentials {
  token: string | null;
  pass: string | null;
}

/**
 * The token from the form that was sent, the header `X-Botd-Token`, or the cookie: the freshest first. The signed verdict
 * from beside it; one that belongs to another token is of no use and is found out by the check.
 */
export async function credentialsOf(incoming: Incoming): Promise<Credentials> {
  const cookies = incoming.headers.get('cookie') ?? '';
  const kept = { token: cookie(cookies, TOKEN), pass: cookie(cookies, PASS) };
  const told = incoming.headers.get('x-botd-token');
  const field = await incoming.field(TOKEN);
  if (field) return { token: field, pass: (await incoming.field(PASS)) || kept.pass };
  if (told) return { token: told, pass: incoming.headers.get('x-botd-pass') || kept.pass };
  return kept;
}

function cookie(cookies: string, name: string): string | null {
  for (const one of cookies.split(';')) {
    const at = one.indexOf('=');
    if (at > 0 && one.slice(0, at).trim() === name) return one.slice(at + 1).trim() || null;
  }
  return null;
}
