import { TIERS } from '@veridict/contract';

/** One row of the table in `docs/settings.md`. */
export interface Setting {
  name: `VERIDICT_${string}`;
  byDefault: string;
  description: string;
}

/** Every setting there is. Read from the environment by `settingsFrom` of `env.ts` and by nothing else. */
export const SETTINGS: readonly Setting[] = [
  { name: 'VERIDICT_PORT', byDefault: '8787', description: 'Port to listen on; `0` takes any free one.' },
  {
    name: 'VERIDICT_HOST',
    byDefault: '127.0.0.1',
    description: 'Address to listen on. `0.0.0.0` or `::` opens the server to the network.',
  },
  { name: 'VERIDICT_DATA', byDefault: './data', description: 'Folder for the embedded store and `bootstrap.json`.' },
  {
    name: 'VERIDICT_STATE',
    byDefault: '`file:` and `state.db` in the data folder',
    description:
      'Where state is kept: `file:/path/to/state.db` (embedded SQLite) or `postgres://user:password@host/db`.',
  },
  {
    name: 'VERIDICT_HITS',
    byDefault: 'embedded',
    description:
      'Where hits and events are counted: `embedded` (ClickHouse as a library, in `hits` in the data folder), `https://user:password@host:8443/database` (a ClickHouse server or cluster, needed where several processes share a store), or `off` (nothing is counted, statistics answer 503).',
  },
  {
    name: 'VERIDICT_HITS_CLUSTER',
    byDefault: 'none',
    description:
      'Name of the ClickHouse cluster: the tables are made replicated and distributed on it (docs/scale.md).',
  },
  {
    name: 'VERIDICT_FEEDS',
    byDefault: 'off',
    description:
      'Whether the server fetches published lists of addresses (robots of search engines and AI companies, Tor, VPNs, relays, datacenters, proxies): `daily`, or `off`, where `veridict feeds update` does. They are kept in `feeds` in the data folder; without them robots are confirmed by their reverse names alone.',
  },
  {
    name: 'VERIDICT_TRUST_PROXY',
    byDefault: 'off',
    description:
      'Which proxies are believed about the client: `off`, the number of proxies in front of the server, their networks as a comma list (`10.0.0.0/8,2001:db8::/32`), or a platform: `cloudflare`, `cloudfront`, `fly`, `nginx`, `haproxy`, with networks after a comma where it does not connect from its usual ones. Forwarding headers of anybody else are ignored.',
  },
  {
    name: 'VERIDICT_PROXY_PROTOCOL',
    byDefault: 'off',
    description:
      '`on` when the trusted proxies begin each connection with a PROXY header, version 1 or 2: before TLS that they pass on unopened, or, without `VERIDICT_TLS`, before the requests.',
  },
  {
    name: 'VERIDICT_JA4_HEADER',
    byDefault: "the platform's own",
    description:
      'Header in which the trusted proxies tell the JA4 of the client. They must overwrite what the client sends under that name.',
  },
  {
    name: 'VERIDICT_TLS',
    byDefault: 'none: plain HTTP',
    description:
      'Speak HTTPS (HTTP/1.1 and HTTP/2) and see each client’s handshake: paths of the certificate chain and its key as `chain.pem:key.pem`, or `self-signed`, which makes a certificate for this machine and keeps it in the data folder.',
  },
  {
    name: 'VERIDICT_COUNTRY_DB',
    byDefault: 'the table that comes with the server',
    description: 'An `.mmdb` file of countries by address; it is asked first.',
  },
  {
    name: 'VERIDICT_CITY_DB',
    byDefault: 'none',
    description: 'An `.mmdb` file of cities by address. Without it cities are not known.',
  },
  {
    name: 'VERIDICT_ASN_DB',
    byDefault: 'the table that comes with the server',
    description: 'An `.mmdb` file of networks (autonomous systems) by address; it is asked first.',
  },
  {
    name: 'VERIDICT_ABUSE_CONTACT',
    byDefault: '`abuse@` and the host that was asked',
    description: 'Mail address that the pages of smart URLs name for reports of misuse.',
  },
  {
    name: 'VERIDICT_WEBHOOKS',
    byDefault: 'public',
    description:
      'Where messages to webhooks may go: `public` (https, names whose every address is public) or `any` (also http, and addresses of this machine and of private networks: only where you trust everybody who may create webhooks).',
  },
  {
    name: 'VERIDICT_MYIP_RATE',
    byDefault: '60',
    description:
      'Requests a minute that one address (an IPv6 /64 counts as one) may send to `/v1/myip`; `0` switches it off. Processes that share PostgreSQL count together, each request a moment later.',
  },
  {
    name: 'VERIDICT_REGION',
    byDefault: 'none',
    description:
      'Name of the region this deployment serves. A page whose `data-region` differs gets 421 `wrong_region`.',
  },
  {
    name: 'VERIDICT_ISSUER',
    byDefault: 'veridict',
    description: 'Who signed verdicts say they are from (`iss`): any text, such as the address of this server.',
  },
  {
    name: 'VERIDICT_DEMO',
    byDefault: 'auto',
    description: 'Whether `/demo/` exists: `auto` (only while listening on a loopback address), `on` or `off`.',
  },
  {
    name: 'VERIDICT_LOG',
    byDefault: 'info',
    description:
      'What is logged, as JSON lines on standard error: `silent`, `error`, `warn`, `info` or `debug`, which has a line for every request.',
  },
  {
    name: 'VERIDICT_TIERS',
    byDefault: 'the table below',
    description: 'JSON that changes rows of the tier table: `{"free":{"monthly":5000,"perMinute":30}}`.',
  },
  {
    name: 'VERIDICT_PAGE_RATE',
    byDefault: '1200',
    description:
      'Requests a minute that one address (an IPv6 /64 counts as one) may send to the page endpoints of one site. Processes that share PostgreSQL count together, each request a moment later.',
  },
  {
    name: 'VERIDICT_MAX_IN_FLIGHT',
    byDefault: '256',
    description: 'Requests under way in this process from which on new ones are answered 503 `overloaded`.',
  },
];

/** `docs/settings.md`, made from the table so that the two cannot differ. */
export function settingsPage(): string {
  const rows = SETTINGS.map(({ name, byDefault, description }) => `| \`${name}\` | ${byDefault} | ${description} |`);
  const tierRows = Object.entries(TIERS).map(([name, row]) => `| \`${name}\` | ${row.monthly} | ${row.perMinute} |`);
  return `# Settings

The server reads its settings from the environment, once, when it starts. A setting that cannot be used stops the start
with exit code 2 and a message that names it. A relative path is taken from the folder the server is started in.

| setting | default | what it does |
|---|---|---|
${rows.join('\n')}

## Tiers

| tier | verdicts a month | requests a minute |
|---|---|---|
${tierRows.join('\n')}

Months are calendar months in UTC. The monthly number counts answered requests of live secret keys; the limit per minute holds
for each secret key. Both hold for all processes of one store together, exactly.
`;
}
