import { Reader } from 'mmdb-lib';
import type { PlaceOf } from './lookup.ts';

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
