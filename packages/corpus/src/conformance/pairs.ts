import type { Shape } from './shape.ts';

/** Which key a request is made with, by what it may do. */
export type KeyKind = 'none' | 'secret' | 'read' | 'links';

/** A request as one of the published descriptions has it, and the answer that it promises. `{name}` is filled in. */
export interface Pair {
  name: string;
  key: KeyKind;
  /** header that carries the key; `query` for `?apikey=` */
  by: 'x-api-key' | 'authorization' | 'x-chatsight-api-auth' | 'query';
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  status: number;
  shape: Shape;
}

const comments = {
  commentsPassed: 'digits',
  commentsTotal: 'digits',
  commentsDeleted: 'digits',
  commentsFlagged: 'digits',
};
const status = { status: "'success'", timeResponse: 'string' };
const place = {
  hostname: 'string?',
  asn: 'integer',
  company: 'string?',
  isp: 'string?',
  city: 'string?',
  district: 'string?',
  region: 'string?',
  postcode: 'string?',
  country: 'string?',
  latitude: 'number?',
  longitude: 'number?',
  timezone: 'string?',
};
const checked = {
  IP: 'string',
  IPInfo: place,
  IPStatus: { isBot: '0|1', BlockAccess: '0|1', ThreatURL: '0|1', DetectActivity: 'string' },
  UA: 'string',
  ...status,
};
const failed = { status: "'failed'", timeResponse: 'string' };
const visitor = 'ip=192.0.2.1&ua=Mozilla%2F5.0&url=%2F';

/** Every published request that needs no session, and what it is answered. */
export const pairs: readonly Pair[] = [
  {
    name: 'usage',
    key: 'secret',
    by: 'x-api-key',
    method: 'GET',
    path: '/api/v1/usage',
    status: 200,
    shape: { tier: 'string', used: 'integer', limit: 'integer', remaining: 'integer' },
  },
  {
    name: 'my ip',
    key: 'none',
    by: 'x-api-key',
    method: 'GET',
    path: '/v1/myip',
    status: 200,
    shape: {
      ip: 'string',
      country: 'string?',
      country_name: 'string?',
      city: 'string?',
      currency: 'string?',
      currency_symbol: 'string?',
      threat: 'any',
    },
  },
  {
    name: 'verdict of a token that nobody collected',
    key: 'secret',
    by: 'x-api-key',
    method: 'GET',
    path: '/api/v1/verdict?token=none',
    status: 404,
    shape: { error: { code: "'token_unknown'", message: 'string', request_id: 'string' } },
  },
  {
    name: 'verdict without a key',
    key: 'none',
    by: 'x-api-key',
    method: 'GET',
    path: '/api/v1/verdict?token=none',
    status: 401,
    shape: { error: { code: 'string', message: 'string', request_id: 'string' } },
  },
  {
    name: 'moderation, lifetime',
    key: 'read',
    by: 'x-chatsight-api-auth',
    method: 'GET',
    path: '/stats/moderation',
    status: 200,
    shape: { api: "'chatsight-lang-text'", success: 'boolean', response: comments },
  },
  {
    name: 'moderation, a comment',
    key: 'secret',
    by: 'x-chatsight-api-auth',
    method: 'POST',
    path: '/text/moderation',
    body: { sample: 'A quiet remark about gardening.' },
    status: 200,
    shape: { api: "'chatsight-lang-text'", success: 'boolean', response: { suggestedAction: ['any'] } },
  },
  {
    name: 'moderation, a range of the past without records',
    key: 'read',
    by: 'x-chatsight-api-auth',
    method: 'POST',
    path: '/stats/moderation/search',
    body: { timefrom: '2021-05-10 20:27:00', timeto: '2021-05-10 21:30:00' },
    status: 200,
    shape: { api: "'chatsight-lang-text'", success: 'boolean', response: 'string' },
  },
  {
    name: 'moderation, again within two minutes',
    key: 'read',
    by: 'x-chatsight-api-auth',
    method: 'POST',
    path: '/stats/moderation/search',
    body: { timefrom: '2021-05-10 20:27:00', timeto: '2021-05-10 21:30:00' },
    status: 429,
    shape: { api: "'chatsight-lang-text'", success: 'boolean', response: 'string' },
  },
  {
    name: 'smart URL, a visitor',
    key: 'links',
    by: 'query',
    method: 'GET',
    path: `/api/shorterlink?keyname={keyname}&${visitor}`,
    status: 200,
    shape: { ...checked, redirectTo: 'string', jsResponse: "'0'|'1'" },
  },
  {
    name: 'smart URL, a visitor under the other name',
    key: 'links',
    by: 'query',
    method: 'GET',
    path: `/api/shortlink?keyname={keyname}&${visitor}`,
    status: 200,
    shape: { ...checked, redirectTo: 'string', jsResponse: "'0'|'1'" },
  },
  {
    name: 'smart URL, the report of JavaScript',
    key: 'links',
    by: 'query',
    method: 'GET',
    path: '/api/shorterlink?keyname={keyname}&ip=192.0.2.1&js=1',
    status: 200,
    shape: { ...status, AddVisitorStatus: '0|1' },
  },
  {
    name: 'blocker',
    key: 'links',
    by: 'query',
    method: 'GET',
    path: `/api/blocker?${visitor}`,
    status: 200,
    shape: checked,
  },
  {
    name: 'address',
    key: 'links',
    by: 'query',
    method: 'GET',
    path: '/api/iplookup?ip=192.0.2.1',
    status: 200,
    shape: { ip: 'string', ...place, countryCode: 'string?', ...status },
  },
  {
    name: 'smart URL without a key',
    key: 'none',
    by: 'query',
    method: 'GET',
    path: `/api/shorterlink?keyname={keyname}&${visitor}`,
    status: 401,
    shape: failed,
  },
  {
    name: 'smart URL without an address',
    key: 'links',
    by: 'query',
    method: 'GET',
    path: '/api/shorterlink?keyname={keyname}',
    status: 400,
    shape: failed,
  },
];
