import { webhook, webhookDelivery } from '@veridict/contract';
import { z } from 'zod';
import { type Command, given, type Input, type OptionSpec, type Output, UsageError } from './command.ts';
import { details, table } from './table.ts';

type Webhook = z.infer<typeof webhook>;

const EVENT: OptionSpec = {
  type: 'string',
  multiple: true,
  value: 'EVENT',
  help: 'verdict.blocked, quota.near or feed.stale (deployment key); may be repeated, replaces all',
};
const NAME: OptionSpec = { type: 'string', value: 'NAME', help: 'what to call it' };

const stateOf = ({ disabled_reason, disabled_at, failing_since }: Webhook): string => {
  if (disabled_at !== null) return `disabled (${disabled_reason})`;
  return failing_since === null ? 'enabled' : `failing since ${failing_since.slice(0, 16).replace('T', ' ')}`;
};

const one = (value: Webhook): Output => ({
  value,
  text: details([
    ['webhook', value.id],
    ['account', value.account_id],
    ['site', value.site_id ?? 'all'],
    ['name', value.name],
    ['address', value.url],
    ['events', value.events.join('\n')],
    ['state', stateOf(value)],
  ]),
});

/** Commands about webhooks. */
export const webhookCommands: readonly Command[] = [
  {
    words: 'webhooks list',
    summary: 'List the webhooks of the account',
    key: 'admin',
    async run(_input, api) {
      const value = await api.all(webhook, ['webhooks']);
      const rows = value.map((row) => [row.id, row.created_at.slice(0, 10), stateOf(row), row.url]);
      return { value, text: table(['webhook', 'created', 'state', 'address'], rows) };
    },
  },
  {
    words: 'webhooks get',
    summary: 'Show one webhook',
    takes: 'WEBHOOK',
    key: 'admin',
    run: async ({ subject }, api) => one(await api.get(webhook, ['webhooks', subject])),
  },
  {
    words: 'webhooks create',
    summary: 'Tell an address of events',
    options: {
      to: { type: 'string', value: 'URL', isRequired: true, help: 'where the messages go, https' },
      event: { ...EVENT, isRequired: true },
      site: { type: 'string', value: 'SITE', help: 'of this site alone' },
      name: NAME,
    },
    key: 'admin',
    run: async (input, api) =>
      one(
        await api.send(
          'POST',
          webhook,
          ['webhooks'],
          given({ account_id: input.text('account'), site_id: input.text('site'), ...settings(input) }),
        ),
      ),
  },
  {
    words: 'webhooks update',
    summary: 'Change a webhook, or enable it again; what is not named stays',
    takes: 'WEBHOOK',
    options: {
      to: { type: 'string', value: 'URL', help: 'where the messages go, https' },
      event: EVENT,
      name: NAME,
      enabled: { type: 'string', value: 'on|off', help: 'on also sends what waited meanwhile' },
    },
    key: 'admin',
    run: async (input, api) => one(await api.send('PATCH', webhook, ['webhooks', input.subject], settings(input))),
  },
  {
    words: 'webhooks delete',
    summary: 'Delete a webhook; what waits for it is not sent any more',
    takes: 'WEBHOOK',
    key: 'admin',
    async run({ subject }, api) {
      await api.send('DELETE', z.null(), ['webhooks', subject]);
      return { value: { deleted: subject }, text: `${subject} is deleted\n` };
    },
  },
  {
    words: 'webhooks deliveries',
    summary: 'List the messages of the last 30 days, newest first',
    takes: 'WEBHOOK',
    key: 'admin',
    async run({ subject }, api) {
      const value = await api.all(webhookDelivery, ['webhooks', subject, 'deliveries']);
      const rows = value.map(({ id, type, created_at, state, attempts }) => {
        const last = attempts.at(-1);
        const outcome = last === undefined ? '' : (last.error ?? String(last.status));
        return [id, created_at.slice(0, 19).replace('T', ' '), type, state, String(attempts.length), outcome];
      });
      return { value, text: table(['message', 'created', 'event', 'state', 'attempts', 'last'], rows) };
    },
  },
  {
    words: 'webhooks test',
    summary: 'Send a message of type webhook.test',
    takes: 'WEBHOOK',
    key: 'admin',
    async run({ subject }, api) {
      const value = await api.send('POST', z.object({ delivery_id: z.string() }), ['webhooks', subject, 'test']);
      return { value, text: `${value.delivery_id} is on its way\n` };
    },
  },
];

/** What was named on the command line, as the API takes it. */
function settings(input: Input) {
  const enabled = input.text('enabled');
  if (enabled !== undefined && enabled !== 'on' && enabled !== 'off')
    throw new UsageError(`--enabled ${enabled}: give on or off`);
  return given({
    name: input.text('name'),
    url: input.text('to'),
    events: input.texts('event'),
    enabled: enabled === undefined ? undefined : enabled === 'on',
  });
}
