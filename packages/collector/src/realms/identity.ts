import type { ReadingValues } from '@veridict/contract';
import { cut, cutOrNull, finiteOrNull, texts } from '../reading.ts';

/** What a realm says of itself. */
export type RealmIdentity = ReadingValues['workerRealm']['identity'];

interface Hints {
  brands?: Array<{ brand: string; version: string }>;
  platform?: string;
}

/** The same reads in every realm: the page, a fresh iframe, a worker. */
export function identityOf(realm: { navigator: Navigator; Intl: typeof Intl }): RealmIdentity {
  const { navigator } = realm;
  const more = navigator as { deviceMemory?: unknown; webdriver?: unknown; userAgentData?: Hints };
  const hints = more.userAgentData;
  const { webdriver } = more;
  return {
    ...texts(navigator, { userAgent: 512, platform: 64, language: 64 }),
    languages: listOfText(navigator.languages, 32, 64),
    cores: finiteOrNull(navigator.hardwareConcurrency),
    memory: finiteOrNull(more.deviceMemory),
    timeZone: cutOrNull(realm.Intl.DateTimeFormat().resolvedOptions().timeZone, 64),
    webdriver: webdriver === undefined ? null : typeof webdriver === 'boolean' ? webdriver : 'other',
    brands: hints?.brands ? brandList(hints.brands) : null,
    uaPlatform: cutOrNull(hints?.platform, 64),
  };
}

/** Brands of client hints, as their schema takes them. */
export function brandList(brands: Iterable<{ brand: string; version: string }> | undefined) {
  return [...(brands ?? [])].slice(0, 12).map((b) => ({ brand: cut(b.brand, 64), version: cut(b.version, 32) }));
}

/** A list of texts, as its schema takes it. */
export function listOfText(list: Iterable<unknown> | undefined, items: number, chars: number): string[] {
  return [...(list ?? [])].slice(0, items).map((item) => cut(item, chars));
}
