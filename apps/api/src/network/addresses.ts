import { readFile } from 'node:fs/promises';
import {
  bundledTables,
  createIpLookup,
  type FeedTables,
  firstPlace,
  type IpInfo,
  networksFrom,
  type PlaceOf,
  placesFrom,
} from '@veridict/ip';
import type { AddressKind } from '@veridict/verifier';
import type { Settings } from '../env.ts';

/** What is known of an address; null for a text that is none. */
export type IpLookup = (address: string) => IpInfo | null;

/** Read the tables that come with the server, and the owner's own files before them. */
export async function openAddresses(files: Settings['addressFiles'], feeds: () => FeedTables): Promise<IpLookup> {
  const [bundled, asn, ...places] = await Promise.all([
    bundledTables(),
    ownFile('VERIDICT_ASN_DB', files.asn, networksFrom),
    ownFile('VERIDICT_CITY_DB', files.city, placesFrom),
    ownFile('VERIDICT_COUNTRY_DB', files.country, placesFrom),
  ]);
  const [city, country] = places;
  // The owner's country file stands over what the city file says of countries.
  const place = firstPlace(...[country, city, bundled.place].filter((one): one is PlaceOf => one !== null));
  return createIpLookup({ asn: bundled.asn, network: asn, place, feeds });
}

async function ownFile<T>(setting: string, path: string | null, read: (file: Buffer) => T): Promise<T | null> {
  if (path === null) return null;
  try {
    return read(await readFile(path));
  } catch (error) {
    throw new Error(`${setting}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What signals learn of an address; null where nothing is known, as of private addresses. */
export function addressKindOf(info: IpInfo | null): AddressKind | null {
  if (info === null || info.reserved !== null) return null;
  if (info.asn === null && info.country === null && info.datacenter === null && info.tor === null) return null;
  return {
    datacenter: info.datacenter ?? false,
    proxy: info.proxy ?? false,
    vpn: info.vpn ?? false,
    tor: info.tor ?? false,
    relay: info.relay ?? false,
    hostingName: info.kind === 'possibly_hosting',
    country: info.country,
    asn: info.asn,
  };
}
