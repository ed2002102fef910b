import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeAsnTable } from './asn.ts';
import { createIpLookup, type IpInfo } from './lookup.ts';
import { placesFrom } from './place.ts';

let folder: string;
let look: (address: string) => IpInfo | null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'veridict-asn-'));
  const out = join(folder, 'asn.bin');
  const script = fileURLToPath(new URL('./build-asn.ts', import.meta.url));
  execFileSync(process.execPath, ['--import', 'tsx', script, out], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  const country = createRequire(import.meta.url).resolve(
    '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
  );
  look = createIpLookup({
    asn: decodeAsnTable(readFileSync(out)),
    place: placesFrom(readFileSync(country)),
    feeds: () => ({}),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the shipped data', () => {
  it.each([
    ['8.8.8.8', { asn: 15169, country: 'US', kind: 'cloud', datacenter: true }],
    ['1.1.1.1', { asn: 13335, kind: 'cdn' }],
    ['5.9.0.1', { asn: 24940, country: 'DE', datacenter: true }],
    ['79.192.0.1', { asn: 3320, country: 'DE', datacenter: false }],
    ['81.2.69.142', { country: 'GB', datacenter: false }],
    ['2a01:4f8::1', { asn: 24940, datacenter: true }],
  ])('%s', (address, want) => expect(look(address)).toMatchObject(want));

  it('answers any address, in and out of the tables', () => {
    for (let n = 0; n < 20_000; n++) {
      const bits = Math.imul(n, 2654435761) >>> 0;
      expect(look([bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.'))).not.toBeNull();
    }
  });
});
