import { type MyIpAnswer, myIpAnswer } from '@veridict/contract';
import type { IpInfo } from '@veridict/ip';
import countryToCurrency, { type Countries } from 'country-to-currency';
import { rateHeaders } from '../../access/rate-limit.ts';
import { answers } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { Refusal } from '../../errors.ts';

/** `GET /v1/myip`: what is known of the address that asks, for any page, without a key. */
export function myIpRoutes(app: App, { access, network, ip, settings }: Services): void {
  const { myIpRate } = settings;
  if (myIpRate === 0) return;
  app.get(
    '/v1/myip',
    {
      schema: {
        summary: 'What is known of the address that asks',
        description: 'For pages: no key, any origin, limited per address. What is not known is null.',
        tags: ['my ip'],
        response: answers(myIpAnswer, 'rate_limited'),
      },
    },
    async (request, reply) => {
      reply
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', 'no-store');
      const { address } = network.senderOf(request);
      const decision = access.countAddress('my ip', address, myIpRate);
      const limits = rateHeaders('address', decision);
      if (!decision.allowed) throw new Refusal({ code: 'rate_limited' }, limits);
      reply.headers(limits);
      return answerOf(address, ip(address));
    },
  );
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function answerOf(address: string, info: IpInfo | null): MyIpAnswer {
  const country = info?.country ?? null;
  const currency = country === null ? null : (countryToCurrency[country as Countries] ?? null);
  return {
    ip: address,
    country,
    country_name: country === null ? null : (countryNames.of(country) ?? null),
    city: info?.city ?? null,
    currency,
    currency_symbol: currency === null ? null : symbolOf(currency),
    threat: threatOf(info),
  };
}

/** As pages of that currency's own country write it: `€`, `$`, `₹`. */
function symbolOf(currency: string): string | null {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? null;
}

function threatOf(info: IpInfo | null): boolean | null {
  const known = [info?.datacenter, info?.proxy, info?.vpn, info?.tor].filter(
    (one) => one !== null && one !== undefined,
  );
  return known.length === 0 ? null : known.includes(true);
}
