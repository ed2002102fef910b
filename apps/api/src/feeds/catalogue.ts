import type { FeedTables } from '@veridict/ip';
import { type Parser, parseJsonBlocks, parseLines } from './parse.ts';

/** A list of addresses that somebody publishes. */
export interface Feed {
  /** stable: the file's name, and what robots name as their proof */
  name: string;
  url: string;
  parser: Parser;
  /** fewer or more rows than this are a mistake */
  minRows: number;
  maxRows: number;
  /** finds the list's address in the page at `url`, where that changes with every edition */
  link?: RegExp;
  /** what the addresses are; null for those of robots */
  kind: keyof FeedTables | null;
}

const robots = (name: string, url: string, minRows = 1): Feed => ({
  name,
  url,
  parser: parseJsonBlocks,
  minRows,
  maxRows: 20_000,
  kind: null,
});
const cloud = (name: string, url: string, minRows: number, parser: Parser = parseJsonBlocks): Feed => ({
  name,
  url,
  parser,
  minRows,
  maxRows: 500_000,
  kind: 'datacenter',
});
const GOOGLE = 'https://developers.google.com/static/crawling/ipranges';

/**
 * What `veridict feeds update` fetches. Every list is published by whose addresses they are, or under MIT; addresses of the
 * lists as their operators documented them in September 2026.
 */
export const FEEDS: readonly Feed[] = [
  robots('google-crawlers', `${GOOGLE}/common-crawlers.json`, 50),
  robots('google-special', `${GOOGLE}/special-crawlers.json`, 20),
  robots('google-fetchers', `${GOOGLE}/user-triggered-fetchers-google.json`, 20),
  robots('bingbot', 'https://www.bing.com/toolbox/bingbot.json', 5),
  robots('openai-gptbot', 'https://openai.com/gptbot.json'),
  robots('openai-searchbot', 'https://openai.com/searchbot.json'),
  robots('openai-chatgpt-user', 'https://openai.com/chatgpt-user.json'),
  robots('anthropic', 'https://claude.com/crawling/bots.json'),
  robots('perplexity-bot', 'https://www.perplexity.ai/perplexitybot.json'),
  robots('perplexity-user', 'https://www.perplexity.ai/perplexity-user.json'),
  robots('mistral-user', 'https://mistral.ai/mistralai-user-ips.json'),
  robots('mistral-index', 'https://mistral.ai/mistralai-index-ips.json'),
  robots('applebot', 'https://search.developer.apple.com/applebot.json', 5),
  robots('duckduckbot', 'https://duckduckgo.com/duckduckbot.json', 5),
  robots('duckassistbot', 'https://duckduckgo.com/duckassistbot.json'),
  robots('ccbot', 'https://index.commoncrawl.org/ccbot.json'),
  robots('ahrefs', 'https://api.ahrefs.com/v3/public/crawler-ip-ranges', 5),
  robots('datadog', 'https://ip-ranges.datadoghq.com/synthetics.json', 5),
  robots('betterstack', 'https://uptime.betterstack.com/ips-by-cluster.json'),
  robots('statuscake', 'https://app.statuscake.com/Workfloor/Locations.php?format=json', 5),
  { ...robots('pingdom', 'https://my.pingdom.com/probes/ipv4', 20), parser: parseLines },
  { ...robots('meta', 'https://www.facebook.com/peering/geofeed', 50), parser: parseLines },
  cloud('aws', 'https://ip-ranges.amazonaws.com/ip-ranges.json', 1_000),
  cloud('gcp', 'https://www.gstatic.com/ipranges/cloud.json', 100),
  cloud('oracle', 'https://docs.oracle.com/en-us/iaas/tools/public_ip_ranges.json', 100),
  cloud('digitalocean', 'https://www.digitalocean.com/geo/google.csv', 100, parseLines),
  cloud('linode', 'https://geoip.linode.com/', 100, parseLines),
  cloud('vultr', 'https://geofeed.constant.com/?text', 50, parseLines),
  {
    ...cloud('azure', 'https://www.microsoft.com/en-us/download/details.aspx?id=56519', 1_000),
    link: /https:\/\/download\.microsoft\.com\/download\/[\w./-]{1,200}\/ServiceTags_Public_\d{8}\.json/,
  },
  {
    name: 'tor-exits',
    url: 'https://check.torproject.org/torbulkexitlist',
    parser: parseLines,
    minRows: 200,
    maxRows: 20_000,
    kind: 'tor',
  },
  {
    name: 'private-relay',
    url: 'https://mask-api.icloud.com/egress-ip-ranges.csv',
    parser: parseLines,
    minRows: 10_000,
    maxRows: 2_000_000,
    kind: 'relay',
  },
  {
    name: 'vpn',
    url: 'https://raw.githubusercontent.com/X4BNet/lists_vpn/main/output/vpn/ipv4.txt',
    parser: parseLines,
    minRows: 1_000,
    maxRows: 200_000,
    kind: 'vpn',
  },
  {
    name: 'datacenter',
    url: 'https://raw.githubusercontent.com/X4BNet/lists_vpn/main/output/datacenter/ipv4.txt',
    parser: parseLines,
    minRows: 5_000,
    maxRows: 500_000,
    kind: 'datacenter',
  },
  {
    name: 'proxy',
    url: 'https://raw.githubusercontent.com/monosans/proxy-list/main/proxies/all.txt',
    parser: parseLines,
    minRows: 50,
    maxRows: 500_000,
    kind: 'proxy',
  },
];
