import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mmdb } from '../testing/mmdb.ts';
import { openAddresses } from './addresses.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veridict-mmdb-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, file: Buffer): Promise<string> => {
  await writeFile(join(folder, name), file);
  return join(folder, name);
};
const none = { asn: null, city: null, country: null };
const open = (files: Partial<typeof none | Record<keyof typeof none, string>>) =>
  openAddresses({ ...none, ...files }, () => ({}));

describe('the owner’s own files', () => {
  it('tell of networks before the table that comes along', async () => {
    const record = { autonomous_system_number: 64_500, autonomous_system_organization: 'Own Network' };
    const ip = await open({ asn: await write('asn.mmdb', mmdb('GeoLite2-ASN', { '198.41.0.0/16': record })) });
    expect(ip('198.41.7.7')).toMatchObject({ asn: 64_500, organisation: 'Own Network' });
    expect(ip('8.8.8.8')?.asn).not.toBe(64_500);
  });

  it('tell of places, in the official schema and the flat one, the country file before the city file', async () => {
    const official = { country: { iso_code: 'SE' }, city: { names: { en: 'Uppsala' } } };
    const city = await write('city.mmdb', mmdb('GeoLite2-City', { '198.41.0.0/16': official }));
    const country = await write('country.mmdb', mmdb('country', { '198.41.7.0/24': { country_code: 'NO' } }));
    expect((await open({ city }))('198.41.7.7')).toMatchObject({ country: 'SE', city: 'Uppsala' });
    expect((await open({ city, country }))('198.41.7.7')).toMatchObject({ country: 'NO', city: 'Uppsala' });
    expect((await open({ city, country }))('198.41.8.8')).toMatchObject({ country: 'SE', city: 'Uppsala' });
  });

  it('are named where they cannot be read', async () => {
    await expect(open({ city: join(folder, 'absent.mmdb') })).rejects.toThrow('VERIDICT_CITY_DB: ENOENT');
    const broken = await write('broken.mmdb', Buffer.from('no database'));
    await expect(open({ asn: broken })).rejects.toThrow('VERIDICT_ASN_DB: ');
  });
});
