import { signingKeys } from '@veridict/contract';
import type { z } from 'zod';
import type { Command, Output } from './command.ts';
import { table } from './table.ts';

const listed = (value: z.infer<typeof signingKeys>): Output => ({
  value,
  text: table(
    ['key', 'state', 'since'],
    value.keys.map(({ kid, state, created_at, retired_at }) => [
      kid,
      state,
      (retired_at ?? created_at).slice(0, 16).replace('T', ' '),
    ]),
  ),
});

/** Commands about the keys that sign verdicts. */
export const signingCommands: readonly Command[] = [
  {
    words: 'keys signing',
    summary: 'List the keys that sign verdicts',
    key: 'admin',
    run: async (_input, api) => listed(await api.get(signingKeys, ['signing-keys'])),
  },
  {
    words: 'keys rotate-signing',
    summary: 'Sign verdicts with the announced key; the one before stays known for an hour',
    options: { compromised: { type: 'boolean', help: 'throw all keys away at once, with what they signed' } },
    key: 'admin',
    run: async (input, api) =>
      listed(
        await api.send('POST', signingKeys, ['signing-keys', 'rotate'], { compromised: input.flag('compromised') }),
      ),
  },
];
