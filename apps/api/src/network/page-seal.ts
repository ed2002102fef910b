import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Sender } from './network.ts';

/** Who asked for a page, as the page's own script hands it back. */
export interface PageSeen {
  /** its address's network */
  network: string | null;
  userAgent: string;
  ja4: string | null;
}

/** A page that is left open is asked for anew, or not judged by this. */
const validMs = 900_000;
const maxLength = 1_200;
const sealed = z.object({
  at: z.number(),
  network: z.string().nullable(),
  userAgent: z.string(),
  ja4: z.string().nullable(),
});

const macOf = (body: string, key: Uint8Array): Buffer => createHmac('sha256', key).update(`page seal:${body}`).digest();

/**
 * What this server saw of who asked for one of its own pages, to be written into that page: its script gives it back, and no
 * process need remember it. It tells its reader only of himself.
 */
export function sealPage(
  { tls }: Pick<Sender, 'tls'>,
  seen: Omit<PageSeen, 'ja4'>,
  { nonceKey, now }: { nonceKey: Uint8Array; now: () => number },
): string {
  const text = JSON.stringify({ ...seen, userAgent: seen.userAgent.slice(0, 512), ja4: tls?.ja4 ?? null, at: now() });
  const body = Buffer.from(text).toString('base64url');
  return `${body}.${macOf(body, nonceKey).toString('base64url')}`;
}

/** What a page's script gave back; null for what is none of ours, or too old. */
export function openPage(
  seal: string,
  { nonceKey, now }: { nonceKey: Uint8Array; now: () => number },
): PageSeen | null {
  const [body = '', mac = '', ...rest] = seal.length > maxLength ? [] : seal.split('.');
  const [given, own] = [Buffer.from(mac, 'base64url'), macOf(body, nonceKey)];
  if (rest.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return null;
  const { at, ...seen } = sealed.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  return now() - at > validMs ? null : seen;
}
