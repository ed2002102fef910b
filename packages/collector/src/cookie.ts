import { LIMITS, PASS_COOKIE, TOKEN_COOKIE, TOKEN_TTL_S } from '@veridict/contract/wire';

/** The part of a document that cookies are kept in. */
export interface CookieJar {
  cookie: string;
}

/** Reads and writes the one cookie; a page that may keep none (sandbox, blocked) reads as having none. */
export interface TokenCookie {
  read(): string | undefined;
  write(token: string, pass?: string): void;
}

// Whatever else may stand under this name is no token, and no reason to be refused a new one.
const NAMED = new RegExp(`(?:^|; )${TOKEN_COOKIE}=([\\w.-]{1,${LIMITS.tokenBytes}})(?:;|$)`);

/** The first-party cookie `botd_token`. */
export function tokenCookie(jar: CookieJar, isSecure: boolean, domain: string | undefined): TokenCookie {
  return {
    read() {
      try {
        return NAMED.exec(jar.cookie)?.[1];
      } catch {
        // a sandboxed document throws on the very read
        return undefined;
      }
    },
    write(...values) {
      try {
        values.forEach((value, place) => {
          // an older server signs no verdicts
          if (value)
            jar.cookie =
              `${place ? PASS_COOKIE : TOKEN_COOKIE}=${value}; Path=/; Max-Age=${TOKEN_TTL_S}; SameSite=Lax` +
              (isSecure ? '; Secure' : '') +
              (domain ? `; Domain=${domain}` : '');
        });
      } catch {
        // the verdict stands without a cookie: the token is also in the event and in `veridict.token()`
      }
    },
  };
}
