import { Reader } from 'mmdb-lib';
import type { Network } from './asn.ts';
import type { NetworkOf, PlaceOf } from './lookup.ts';

interface PlaceRecord {
  country_code?: string;
  city?: string | { names?: { en?: string } };
  country?: { iso_code?: string };
}

/**
 * Places from one `.mmdb` file's bytes. Understands the nested schema of the official products (`country.iso_code`,
 * `city.names.en`) and the flat one (`country_code`, `city`). An address of a family the file lacks is unknown.
 */
export function placesFrom(file: Buffer): PlaceOf {
  const reader = new Reader<never>(file) as unknown as {
    metadata: { ipVersion: number };
    get(address: string): PlaceRecord | null;
  };
  const v4Only = reader.metadata.ipVersion === 4;
  return (address) => {
    if (v4Only && address.includes(':')) return { country: null, city: null };
    const found = reader.get(address);
    const city = typeof found?.city === 'string' ? found.city : found?.city?.names?.en;
    return { country: found?.country_code ?? found?.country?.iso_code ?? null, city: city || null };
  };
}

interface NetworkRecord {
  autonomous_system_number?: number | string;
  autonomous_system_organization?: string;
  as_number?: number | string;
  as_name?: string;
}

/** Networks from one `.mmdb` file's bytes, in the official or the flat schema. */
export function networksFrom(file: Buffer): NetworkOf {
  const reader = new Reader<never>(file) as unknown as {
    metadata: { ipVersion: number };
    get(address: string): NetworkRecord | null;
  };
  const v4Only = reader.metadata.ipVersion === 4;
  return (address): Network | null => {
    if (v4Only && address.includes(':')) return null;
    const found = reader.get(address);
    const asn = Number(found?.autonomous_system_number ?? found?.as_number);
    if (!Number.isSafeInteger(asn) || asn <= 0) return null;
    return { asn, organisation: found?.autonomous_system_organization ?? found?.as_name ?? '' };
  };
}

/** The first of several sources that knows: of each field by itself. */
export function firstPlace(...sources: PlaceOf[]): PlaceOf {
  return (address) => {
    let country: string | null = null;
    let city: string | null = null;
    for (const source of sources) {
      const found = source(address);
      country ??= found.country;
      city ??= found.city;
    }
    return { country, city };
  };
}
