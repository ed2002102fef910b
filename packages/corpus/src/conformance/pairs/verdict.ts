import { ourRefusal, type Pair } from '../pair.ts';

const asked = { key: 'secret', by: 'x-api-key', method: 'GET' } as const;

/** The collector and the verdict behind it. */
export const verdictPairs: readonly Pair[] = [
  {
    ...asked,
    name: 'verdict of a session',
    path: '/api/v1/verdict?token={token}',
    status: 200,
    shape: {
      token: 'string',
      score: 'percent',
      band: "'human'|'suspicious'|'automated'|'known-bot'",
      action: "'allow'|'challenge'|'block'",
      hard_rule_hit: 'string',
      signals: [{ name: 'snake', layer: 'string', llr: 'number', detail: 'string' }],
      network: { ja4: 'string?' },
      ip: { datacenter: 'boolean?', proxy: 'boolean?', country: 'string?' },
    },
  },
  {
    ...asked,
    name: 'verdict of a token that nobody collected',
    path: '/api/v1/verdict?token=none',
    status: 404,
    shape: ourRefusal("'token_unknown'"),
  },
  {
    ...asked,
    name: 'verdict without a token',
    path: '/api/v1/verdict',
    status: 400,
    shape: ourRefusal("'token_missing'"),
  },
  {
    ...asked,
    name: 'verdict without a key',
    key: 'none',
    path: '/api/v1/verdict?token=none',
    status: 401,
    shape: ourRefusal("'key_missing'"),
  },
  {
    ...asked,
    name: 'verdict beyond the quota',
    key: 'test',
    path: '/api/v1/verdict?token=test_quota',
    status: 402,
    shape: ourRefusal("'quota_exceeded'"),
  },
  {
    ...asked,
    name: 'usage',
    path: '/api/v1/usage',
    status: 200,
    shape: { tier: 'string', used: 'integer', limit: 'integer', remaining: 'integer' },
    isExact: true,
  },
  {
    ...asked,
    name: 'my ip',
    key: 'none',
    path: '/v1/myip',
    status: 200,
    shape: {
      ip: 'string',
      country: 'string?',
      country_name: 'string?',
      city: 'string?',
      currency: 'string?',
      currency_symbol: 'string?',
      threat: 'boolean?',
    },
    isExact: true,
  },
];
