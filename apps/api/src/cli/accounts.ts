import { account, type Tier } from '@veridict/contract';
import type { z } from 'zod';
import { type Command, given, type Output } from './command.ts';
import { table } from './table.ts';

type Account = z.infer<typeof account>;
const TIER_HELP = 'free, pro or enterprise';

const one = (value: Account): Output => ({ value, text: listed([value]) });
const listed = (accounts: Account[]) =>
  table(
    ['account', 'tier', 'created', 'name'],
    accounts.map(({ id, tier, created_at, name }) => [id, tier satisfies Tier, created_at.slice(0, 10), name]),
  );

/** Commands about accounts. */
export const accountCommands: readonly Command[] = [
  {
    words: 'accounts list',
    summary: 'List accounts: all of them with a deployment key, else the own one',
    key: 'admin',
    async run(_input, api) {
      const value = await api.all(account, ['accounts']);
      return { value, text: listed(value) };
    },
  },
  {
    words: 'accounts get',
    summary: 'Show one account',
    takes: 'ACCOUNT',
    key: 'admin',
    run: async ({ subject }, api) => one(await api.get(account, ['accounts', subject])),
  },
  {
    words: 'accounts create',
    summary: 'Create an account (needs a deployment key)',
    options: {
      name: { type: 'string', value: 'NAME', isRequired: true, help: 'what to call it' },
      tier: { type: 'string', value: 'TIER', help: `${TIER_HELP}; free unless said otherwise` },
    },
    key: 'admin',
    async run(input, api) {
      const body = given({ name: input.text('name'), tier: input.text('tier') });
      return one(await api.send('POST', account, ['accounts'], body));
    },
  },
  {
    words: 'accounts update',
    summary: 'Rename an account, or change its tier (needs a deployment key)',
    takes: 'ACCOUNT',
    options: {
      name: { type: 'string', value: 'NAME', help: 'what to call it' },
      tier: { type: 'string', value: 'TIER', help: TIER_HELP },
    },
    key: 'admin',
    async run(input, api) {
      const body = given({ name: input.text('name'), tier: input.text('tier') });
      return one(await api.send('PATCH', account, ['accounts', input.subject], body));
    },
  },
];
