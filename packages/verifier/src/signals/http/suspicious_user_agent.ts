import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

const LIBRARIES =
  /^(curl|Wget|python-requests|python-urllib3?|Python-urllib|aiohttp|python-httpx|Go-http-client|axios|node-fetch|undici|got|okhttp|Apache-HttpClient|Java|libwww-perl|PycURL|Scrapy|HTTPie|PostmanRuntime|insomnia|Ruby|Faraday|GuzzleHttp|reqwest|hyper|Deno|Bun|node|ApacheBench|Lynx|w3m|ELinks|colly|k6)\b|^Links \(|python-requests\/|Go-http-client\/|\bOkHttp\/|HTTrack|\(\+?https?:\/\/(scrapy|www\.nightmarejs)/i;

/** Libraries and text browsers, which are used to fetch pages just so, that say what they are. No other browser has these names. */
export const suspicious_user_agent = defineSignal({
  id: 'suspicious_user_agent',
  layer: 'http',
  family: 'declared',
  title: 'Request of a programming library',
  needs: ['request'],
  judge: ({ request }) => {
    const tool = LIBRARIES.exec(userAgentOf(request))?.[0];
    return tool ? hit(`User-Agent names ${tool}`) : clear;
  },
});
