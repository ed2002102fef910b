import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AsnTable, decodeAsnTable } from './asn.ts';
import type { PlaceOf } from './lookup.ts';
import { placesFrom } from './place.ts';

/** The tables that come with this package: networks and countries. Read once, about 17 MB of files. */
export async function bundledTables(): Promise<{ asn: AsnTable; place: PlaceOf }> {
  const { resolve } = createRequire(import.meta.url);
  const [asn, country] = await Promise.all([
    readFile(resolve('@veridict/ip/asn.bin')),
    readFile(resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb')),
  ]);
  return { asn: decodeAsnTable(asn), place: placesFrom(country) };
}
