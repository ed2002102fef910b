import { site } from '@veridict/contract';
import { z } from 'zod';
import { type Command, given, type Input, type OptionSpec, type Output, UsageError } from './command.ts';
import { details, table } from './table.ts';

type Site = z.infer<typeof site>;

const SETTINGS: Readonly<Record<string, OptionSpec>> = {
  'public-verdict': { type: 'string', value: 'HOW', help: 'what the page may learn: action, band or score' },
  contact: { type: 'string', value: 'ADDRESS', help: 'page or mail address for visitors who are refused' },
  failover: { type: 'string', value: 'ACTION', help: 'without a verdict: allow, challenge, block or throw' },
  suspicious: { type: 'string', value: 'SCORE', help: 'score from which a visitor is suspicious (31)' },
  automated: { type: 'string', value: 'SCORE', help: 'score from which a visitor is automated (70)' },
  'known-bot': { type: 'string', value: 'SCORE', help: 'score from which a visitor is a known bot (90)' },
  category: {
    type: 'string',
    multiple: true,
    value: 'NAME=ACTION',
    help: 'what is done with identified bots of a category; may be repeated, replaces all',
  },
};

const one = (value: Site): Output => ({
  value,
  text: details([
    ['site', value.id],
    ['account', value.account_id],
    ['name', value.name],
    ['origins', value.origins.join('\n')],
    ['public verdict', value.public_verdict],
    ['failover', value.failover],
    ['contact', value.contact ?? 'none'],
    [
      'thresholds',
      `suspicious ${value.thresholds.suspicious}, automated ${value.thresholds.automated}, known-bot ${value.thresholds.knownBot}`,
    ],
    [
      'categories',
      Object.entries(value.category_policy)
        .map(([name, action]) => `${name} ${action}`)
        .join('\n') || 'as by default',
    ],
  ]),
});

/** Commands about sites. */
export const siteCommands: readonly Command[] = [
  {
    words: 'sites list',
    summary: 'List the sites of the account',
    key: 'admin',
    async run(_input, api) {
      const value = await api.all(site, ['sites']);
      const rows = value.map(({ id, created_at, name, origins }) => {
        const more = origins.length > 1 ? ` and ${origins.length - 1} more` : '';
        return [id, created_at.slice(0, 10), name, `${origins[0] ?? ''}${more}`];
      });
      return { value, text: table(['site', 'created', 'name', 'origins'], rows) };
    },
  },
  {
    words: 'sites get',
    summary: 'Show one site and its settings',
    takes: 'SITE',
    key: 'admin',
    run: async ({ subject }, api) => one(await api.get(site, ['sites', subject])),
  },
  {
    words: 'sites create',
    summary: 'Create a site',
    options: {
      name: { type: 'string', value: 'NAME', isRequired: true, help: 'what to call it' },
      origin: {
        type: 'string',
        multiple: true,
        value: 'ORIGIN',
        isRequired: true,
        help: 'where its pages are, such as https://shop.example; may be repeated',
      },
      ...SETTINGS,
    },
    key: 'admin',
    async run(input, api) {
      const body = { account_id: input.text('account'), ...settings(input) };
      return one(await api.send('POST', site, ['sites'], given(body)));
    },
  },
  {
    words: 'sites update',
    summary: 'Change what a site decides for itself; what is not named stays',
    takes: 'SITE',
    options: {
      name: { type: 'string', value: 'NAME', help: 'what to call it' },
      origin: { type: 'string', multiple: true, value: 'ORIGIN', help: 'where its pages are; replaces all' },
      ...SETTINGS,
    },
    key: 'admin',
    run: async (input, api) => one(await api.send('PATCH', site, ['sites', input.subject], settings(input))),
  },
  {
    words: 'sites delete',
    summary: 'Delete a site; its keys are revoked with it',
    takes: 'SITE',
    key: 'admin',
    async run({ subject }, api) {
      await api.send('DELETE', z.null(), ['sites', subject]);
      return { value: { deleted: subject }, text: `${subject} is deleted and its keys are revoked\n` };
    },
  },
];

/** The settings that were named on the command line, as the API takes them. */
function settings(input: Input) {
  const thresholds = given({
    suspicious: input.number('suspicious'),
    automated: input.number('automated'),
    knownBot: input.number('known-bot'),
  });
  return given({
    name: input.text('name'),
    origins: input.texts('origin'),
    public_verdict: input.text('public-verdict'),
    failover: input.text('failover'),
    contact: input.text('contact'),
    thresholds: Object.keys(thresholds).length > 0 ? thresholds : undefined,
    category_policy: categories(input.texts('category')),
  });
}

function categories(pairs: string[] | undefined): Record<string, string> | undefined {
  return (
    pairs &&
    Object.fromEntries(
      pairs.map((pair) => {
        const [, name, action] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
        if (name === undefined || action === undefined)
          throw new UsageError(`--category ${pair}: write it as NAME=ACTION, such as ai_training=block`);
        return [name, action];
      }),
    )
  );
}
