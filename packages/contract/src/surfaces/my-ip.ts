import { z } from 'zod';

/** Answer to `GET /v1/myip`: what is known of the address that asks. What is not known is null. */
export const myIpAnswer = z.strictObject({
  ip: z.string(),
  /** ISO 3166-1 alpha-2 */
  country: z.string().length(2).nullable(),
  country_name: z.string().nullable(),
  city: z.string().nullable(),
  /** ISO 4217 */
  currency: z.string().length(3).nullable(),
  currency_symbol: z.string().nullable(),
  /** the address belongs to a datacenter, proxy, VPN or Tor exit */
  threat: z.boolean().nullable(),
});
export type MyIpAnswer = z.infer<typeof myIpAnswer>;
