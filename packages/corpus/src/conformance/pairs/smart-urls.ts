import type { Pair } from '../pair.ts';

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

/** Smart URLs, and what is known of an address. */
export const smartUrlPairs: readonly Pair[] = [
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
