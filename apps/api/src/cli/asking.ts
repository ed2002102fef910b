import type { Command } from './command.ts';
import { details } from './table.ts';

const signed = (points: number) => `${points < 0 ? '-' : '+'}${Math.abs(points).toFixed(2)}`;

/** Commands that ask what a backend asks, with a secret key. */
export const askingCommands: readonly Command[] = [
  {
    words: 'usage',
    summary: 'Show what the account has used this month',
    key: 'secret',
    async run(_input, client) {
      const value = await client.usage();
      const rows = Object.entries(value).map(([name, number]): [string, string] => [name, String(number)]);
      return { value, text: details(rows) };
    },
  },
  {
    words: 'verdict',
    summary: 'Show the verdict behind a botd_token, with every reason',
    takes: 'TOKEN',
    options: {
      ip: { type: 'string', value: 'ADDRESS', help: 'the address the visitor has at your backend' },
      'user-agent': { type: 'string', value: 'TEXT', help: 'the user agent the visitor shows your backend' },
    },
    key: 'secret',
    async run(input, client) {
      const value = await client.verdict(input.subject, { ip: input.text('ip'), userAgent: input.text('user-agent') });
      const reasons = value.signals.map(({ name, llr, detail }): [string, string] => [
        signed(llr),
        detail ? `${name}: ${detail}` : name,
      ]);
      const head: Array<[string, string]> = [
        ['score', String(value.score)],
        ['band', String(value.band)],
        ['action', value.action],
        ['definitive rule', value.hard_rule_hit || 'none'],
      ];
      return { value, text: `${details(head)}\n${details(reasons)}` };
    },
  },
];
