import { describe, expect, it } from 'vitest';
import { tokenCookie } from './cookie.ts';

describe('tokenCookie', () => {
  it.each([
    [false, undefined, 'botd_token=a.b.c; Path=/; Max-Age=1800; SameSite=Lax'],
    [true, undefined, 'botd_token=a.b.c; Path=/; Max-Age=1800; SameSite=Lax; Secure'],
    [true, 'example.com', 'botd_token=a.b.c; Path=/; Max-Age=1800; SameSite=Lax; Secure; Domain=example.com'],
  ])('writes it (secure %s, domain %s)', (isSecure, domain, written) => {
    const jar = { cookie: '' };
    tokenCookie(jar, isSecure, domain).write('a.b.c');
    expect(jar.cookie).toBe(written);
  });

  it.each([
    ['', undefined],
    ['botd_token=a.b.c', 'a.b.c'],
    ['x=1; botd_token=a.b.c; y=2', 'a.b.c'],
    ['my_botd_token=no; botd_token2=no', undefined],
    ['botd_token=a=b', undefined],
    ['botd_token=', undefined],
    [`botd_token=${'a'.repeat(1024)}`, 'a'.repeat(1024)],
    [`botd_token=${'a'.repeat(1025)}`, undefined],
  ])('reads %j as %s', (cookie, token) => expect(tokenCookie({ cookie }, true, undefined).read()).toBe(token));

  it('has none where the document may keep none', () => {
    const sandboxed = {
      get cookie(): string {
        throw new DOMException('The document is sandboxed.', 'SecurityError');
      },
      set cookie(_: string) {
        throw new DOMException('The document is sandboxed.', 'SecurityError');
      },
    };
    const cookie = tokenCookie(sandboxed, true, undefined);
    expect(() => cookie.write('a.b.c')).not.toThrow();
    expect(cookie.read()).toBeUndefined();
  });
});
