import { key, keyCreated } from '@veridict/contract';
import type { z } from 'zod';
import { type Command, given, type Output } from './command.ts';
import { table } from './table.ts';

type Key = z.infer<typeof key>;

const listed = (keys: Key[]) =>
  table(
    ['key', 'kind', 'mode', 'ends in', 'scopes', 'state', 'last used', 'name'],
    keys.map((one) => [
      one.id,
      one.kind,
      one.mode,
      one.last4,
      one.scopes.join(' '),
      stateOf(one),
      one.last_used_at?.slice(0, 16).replace('T', ' ') ?? 'never',
      one.name,
    ]),
  );

function stateOf({ revoked_at, expires_at, exposed_at }: Key): string {
  if (revoked_at) return `revoked ${revoked_at.slice(0, 16).replace('T', ' ')}`;
  if (exposed_at) return 'exposed, rotate it';
  return expires_at ? `until ${expires_at.slice(0, 16).replace('T', ' ')}` : 'in force';
}

const one = (value: Key): Output => ({ value, text: listed([value]) });
const created = (value: z.infer<typeof keyCreated>): Output => ({
  value,
  text: `${listed([value.key])}\n${value.secret}\n\nThis is the key, and the only time it is shown.\n`,
});

/** Commands about keys. */
export const keyCommands: readonly Command[] = [
  {
    words: 'keys list',
    summary: 'List the keys of the account by their last four characters',
    key: 'admin',
    async run(_input, api) {
      const value = await api.all(key, ['keys']);
      return { value, text: listed(value) };
    },
  },
  {
    words: 'keys get',
    summary: 'Show one key, never its secret',
    takes: 'KEY',
    key: 'admin',
    run: async ({ subject }, api) => one(await api.get(key, ['keys', subject])),
  },
  {
    words: 'keys create',
    summary: 'Create a key and show it, once',
    options: {
      kind: { type: 'string', value: 'KIND', isRequired: true, help: 'public, secret, read or admin' },
      name: { type: 'string', value: 'NAME', isRequired: true, help: 'what it is for' },
      site: { type: 'string', value: 'SITE', help: 'the site it is bound to (public keys always are)' },
      mode: { type: 'string', value: 'MODE', help: 'live, or test for public and secret keys' },
      'links-only': { type: 'boolean', help: 'a secret key for smart URLs alone' },
      deployment: { type: 'boolean', help: 'an administration key for every account (needs one)' },
      expires: { type: 'string', value: 'TIME', help: 'when it ends, such as 2027-01-31T00:00:00Z' },
    },
    key: 'admin',
    async run(input, api) {
      const body = given({
        kind: input.text('kind'),
        name: input.text('name'),
        site_id: input.text('site'),
        mode: input.text('mode'),
        links_only: input.flag('links-only') || undefined,
        deployment: input.flag('deployment') || undefined,
        expires_at: input.text('expires'),
        account_id: input.text('account'),
      });
      return created(await api.send('POST', keyCreated, ['keys'], body));
    },
  },
  {
    words: 'keys revoke',
    summary: 'Revoke a key; it stops within five seconds',
    takes: 'KEY',
    key: 'admin',
    run: async ({ subject }, api) => one(await api.send('POST', key, ['keys', subject, 'revoke'])),
  },
  {
    words: 'keys rotate',
    summary: 'Replace a key: show the new one, revoke the old one after the overlap',
    takes: 'KEY',
    options: {
      overlap: { type: 'string', value: 'SECONDS', help: 'how long the old one goes on (86400, a day)' },
    },
    key: 'admin',
    async run(input, api) {
      const body = given({ overlap_seconds: input.number('overlap') });
      return created(await api.send('POST', keyCreated, ['keys', input.subject, 'rotate'], body));
    },
  },
];
