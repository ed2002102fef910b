import { link } from '@veridict/contract';
import { z } from 'zod';
import { type Command, given, type Input, type OptionSpec, type Output, UsageError } from './command.ts';
import { details, table } from './table.ts';

type Link = z.infer<typeof link>;

const texts = (help: string, value: string): OptionSpec => ({ type: 'string', multiple: true, value, help });
const choice = (help: string): OptionSpec => ({ type: 'string', value: 'on|off', help });

const SETTINGS: Readonly<Record<string, OptionSpec>> = {
  blocked: {
    type: 'string',
    value: 'WHERE',
    help: 'forbidden (403), not_found (404), or a page for who is turned away',
  },
  javascript: choice('visitors must run JavaScript first'),
  'public-key': { type: 'string', value: 'KEY', help: 'public key whose collector the check page runs' },
  site: { type: 'string', value: 'SITE', help: 'site that its visits are counted for' },
  'allow-countries': texts('country that alone may pass, such as ES; may be repeated', 'CODE'),
  'deny-countries': texts('country that may not pass; may be repeated', 'CODE'),
  'block-desktop': choice('turn desktops away'),
  'block-mobile': choice('turn phones and tablets away'),
  'block-proxies': choice('turn proxies, VPNs and Tor away'),
  'block-non-isp': choice('turn datacenters away'),
  'block-crawlers': { type: 'string', value: 'WHICH', help: 'none, unverified or all' },
  'block-threat-urls': choice('turn addresses away that attack'),
  'block-malicious': choice('turn requests away that are judged automated'),
  'block-known-addresses': choice('turn addresses away that attacked three times within a day'),
  'block-hostname': texts('ending of host names, such as .host.example; may be repeated, replaces all', 'NAME'),
  'allow-address': texts('address or network that always passes; may be repeated, replaces all', 'NETWORK'),
  'block-address': texts('address or network that never passes; may be repeated, replaces all', 'NETWORK'),
};

const one = (value: Link): Output => ({
  value,
  text: details([
    ['keyname', value.keyname],
    ['account', value.account_id],
    ['target', value.target],
    ['blocked', value.blocked],
    ['JavaScript', value.javascript ? `on${value.public_key ? ', with the collector' : ''}` : 'off'],
    ['site', value.site_id ?? 'none'],
    ['rules', rulesText(value.rules)],
  ]),
});

function rulesText({ countries, ...rules }: Link['rules']): string {
  const set = Object.entries(rules).filter(([, rule]) => rule !== false && rule !== 'none' && String(rule) !== '');
  const lines = set.map(([name, rule]) => `${name.replaceAll('_', ' ')}${rule === true ? '' : ` ${String(rule)}`}`);
  if (countries) lines.unshift(`${countries.mode} ${countries.codes.join(', ')}`);
  return lines.join('\n') || 'none: everybody passes';
}

/** Commands about smart URLs. */
export const linkCommands: readonly Command[] = [
  {
    words: 'links list',
    summary: 'List the smart URLs of the account',
    key: 'admin',
    async run(_input, api) {
      const value = await api.all(link, ['links']);
      const rows = value.map(({ keyname, created_at, javascript, target }) => [
        keyname,
        created_at.slice(0, 10),
        javascript ? 'on' : 'off',
        target,
      ]);
      return { value, text: table(['keyname', 'created', 'JavaScript', 'target'], rows) };
    },
  },
  {
    words: 'links get',
    summary: 'Show one smart URL and its rules',
    takes: 'KEYNAME',
    key: 'admin',
    run: async ({ subject }, api) => one(await api.get(link, ['links', subject])),
  },
  {
    words: 'links create',
    summary: 'Create a smart URL',
    takes: 'KEYNAME',
    options: { target: { type: 'string', value: 'URL', isRequired: true, help: 'where it leads' }, ...SETTINGS },
    key: 'admin',
    async run(input, api) {
      const body = given({ account_id: input.text('account'), keyname: input.subject, ...settings(input) });
      return one(await api.send('POST', link, ['links'], body));
    },
  },
  {
    words: 'links update',
    summary: 'Change a smart URL; what is not named stays',
    takes: 'KEYNAME',
    options: { target: { type: 'string', value: 'URL', help: 'where it leads' }, ...SETTINGS },
    key: 'admin',
    run: async (input, api) => one(await api.send('PATCH', link, ['links', input.subject], settings(input))),
  },
  {
    words: 'links delete',
    summary: 'Delete a smart URL',
    takes: 'KEYNAME',
    key: 'admin',
    async run({ subject }, api) {
      await api.send('DELETE', z.null(), ['links', subject]);
      return { value: { deleted: subject }, text: `${subject} is deleted\n` };
    },
  },
];

/** The settings that were named on the command line, as the API takes them. */
function settings(input: Input) {
  const rules = given({
    countries: countries(input),
    block_desktop: isOn(input, 'block-desktop'),
    block_mobile: isOn(input, 'block-mobile'),
    block_proxies: isOn(input, 'block-proxies'),
    block_non_isp: isOn(input, 'block-non-isp'),
    block_crawlers: input.text('block-crawlers'),
    block_threat_urls: isOn(input, 'block-threat-urls'),
    block_malicious: isOn(input, 'block-malicious'),
    block_known_addresses: isOn(input, 'block-known-addresses'),
    block_hostnames: input.texts('block-hostname'),
    allow_list: input.texts('allow-address'),
    block_list: input.texts('block-address'),
  });
  return given({
    target: input.text('target'),
    blocked: input.text('blocked'),
    javascript: isOn(input, 'javascript'),
    public_key: input.text('public-key'),
    site_id: input.text('site'),
    rules: Object.keys(rules).length > 0 ? rules : undefined,
  });
}

function countries(input: Input): { mode: 'allow' | 'deny'; codes: string[] } | undefined {
  const [allow, deny] = [input.texts('allow-countries'), input.texts('deny-countries')];
  if (allow && deny) throw new UsageError('give --allow-countries or --deny-countries, not both');
  if (allow) return { mode: 'allow', codes: allow };
  return deny && { mode: 'deny', codes: deny };
}

function isOn(input: Input, name: string): boolean | undefined {
  const text = input.text(name);
  if (text === undefined) return undefined;
  if (text === 'on' || text === 'off') return text === 'on';
  throw new UsageError(`--${name} ${text}: give on or off`);
}
