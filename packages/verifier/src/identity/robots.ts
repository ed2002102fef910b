/** What is done with a robot depends on what it is for. */
export type RobotCategory =
  | 'search_engine'
  | 'ai_search'
  | 'ai_training'
  /** sent by somebody who waits for the answer, or acting for somebody */
  | 'ai_agent'
  | 'link_preview'
  | 'monitoring'
  | 'advertising'
  | 'seo'
  | 'archiver'
  | 'feed_reader'
  | 'academic'
  | 'scanner'
  | 'http_library'
  | 'browser_automation'
  | 'other';

/** A robot by name, and how its name can be proven. */
export interface Robot {
  name: string;
  category: RobotCategory;
  operator: string | null;
  /** feeds that list its addresses */
  feeds?: readonly string[];
  /** domains that its addresses have reverse names under */
  domains?: readonly string[];
}

type Row = readonly [
  pattern: RegExp,
  name: string,
  category: RobotCategory,
  operator: string,
  proof?: Pick<Robot, 'feeds' | 'domains'>,
];

const GOOGLE = { feeds: ['google-crawlers', 'google-special'], domains: ['googlebot.com', 'google.com'] };
// Only Google's own fetchers: every customer of its cloud has addresses under the second domain.
const GOOGLE_FETCHERS = {
  feeds: ['google-fetchers', 'google-special'],
  domains: ['google.com', 'googleusercontent.com'],
};

/**
 * Robots whose purpose or proof is worth knowing, the more particular name first. AI robots by purpose: training, search,
 * on behalf of somebody. `Google-Extended` and `Applebot-Extended` are words in robots.txt, never user agents.
 */
const ROWS: readonly Row[] = [
  [/\bGPTBot\b/, 'GPTBot', 'ai_training', 'OpenAI', { feeds: ['openai-gptbot'] }],
  [/\bOAI-SearchBot\b/, 'OAI-SearchBot', 'ai_search', 'OpenAI', { feeds: ['openai-searchbot'] }],
  [/\bChatGPT-User\b/, 'ChatGPT-User', 'ai_agent', 'OpenAI', { feeds: ['openai-chatgpt-user'] }],
  [/\bClaudeBot\b|\banthropic-ai\b/, 'ClaudeBot', 'ai_training', 'Anthropic', { feeds: ['anthropic'] }],
  [/\bClaude-SearchBot\b/, 'Claude-SearchBot', 'ai_search', 'Anthropic', { feeds: ['anthropic'] }],
  [/\bClaude-User\b|\bClaude-Web\b/, 'Claude-User', 'ai_agent', 'Anthropic', { feeds: ['anthropic'] }],
  [/\bPerplexityBot\b/, 'PerplexityBot', 'ai_search', 'Perplexity', { feeds: ['perplexity-bot'] }],
  [/\bPerplexity-User\b/, 'Perplexity-User', 'ai_agent', 'Perplexity', { feeds: ['perplexity-user'] }],
  [/\bMistralAI-User\b/, 'MistralAI-User', 'ai_agent', 'Mistral AI', { feeds: ['mistral-user'] }],
  [/\bMistralAI-Index\b/, 'MistralAI-Index', 'ai_search', 'Mistral AI', { feeds: ['mistral-index'] }],
  [/\bDuckAssistBot\b/, 'DuckAssistBot', 'ai_agent', 'DuckDuckGo', { feeds: ['duckassistbot'] }],
  [/\b[Mm]eta-[Ee]xternal[Ff]etcher\b/, 'Meta-ExternalFetcher', 'ai_agent', 'Meta'],
  [/\b[Mm]eta-[Ee]xternal[Aa]gent\b|\bFacebookBot\b/, 'Meta-ExternalAgent', 'ai_training', 'Meta'],
  [/\bCCBot\b/, 'CCBot', 'ai_training', 'Common Crawl', { feeds: ['ccbot'], domains: ['crawl.commoncrawl.org'] }],
  [/\bBytespider\b/, 'Bytespider', 'ai_training', 'ByteDance'],
  [/\bAmazonbot\b/, 'Amazonbot', 'ai_training', 'Amazon', { domains: ['crawl.amazonbot.amazon'] }],
  [/\bcohere-(ai|training-data-crawler)\b/, 'cohere-ai', 'ai_training', 'Cohere'],
  [/\bAi2Bot\b/i, 'AI2Bot', 'ai_training', 'Allen Institute for AI'],
  [/\bDiffbot\b/, 'Diffbot', 'ai_training', 'Diffbot'],
  [/\bPanguBot\b/, 'PanguBot', 'ai_training', 'Huawei'],
  [/\bTimpibot\b/, 'Timpibot', 'ai_training', 'Timpi'],
  [/\bYouBot\b/, 'YouBot', 'ai_search', 'You.com'],
  [
    /\bGoogle-(Agent|NotebookLM)\b|\bGoogleAgent\b|\bGemini-Deep-Research\b/,
    'Google-Agent',
    'ai_agent',
    'Google',
    GOOGLE_FETCHERS,
  ],
  [/\bNovaAct\b/, 'NovaAct', 'ai_agent', 'Amazon'],
  [/\bManus-User\b/, 'Manus-User', 'ai_agent', 'Manus'],
  [/\bDevin\/\d/, 'Devin', 'ai_agent', 'Cognition'],
  [/\bAdsBot-Google\b|\bMediapartners-Google\b/, 'AdsBot-Google', 'advertising', 'Google', GOOGLE],
  [
    /\bGoogle-Read-Aloud\b|\bFeedFetcher-Google\b|\bGoogle-Site-Verification\b/,
    'Google fetcher',
    'link_preview',
    'Google',
    GOOGLE_FETCHERS,
  ],
  [
    /\bGooglebot\b|\bGoogleOther\b|\bStorebot-Google\b|\bAPIs-Google\b|\bGoogle-InspectionTool\b/,
    'Googlebot',
    'search_engine',
    'Google',
    GOOGLE,
  ],
  [
    /\b(bing|msn)bot\b|\bBingPreview\b|\badidxbot\b/i,
    'Bingbot',
    'search_engine',
    'Microsoft',
    { feeds: ['bingbot'], domains: ['search.msn.com'] },
  ],
  [/\bApplebot\b/, 'Applebot', 'search_engine', 'Apple', { feeds: ['applebot'], domains: ['applebot.apple.com'] }],
  [/\bDuckDuckBot\b/i, 'DuckDuckBot', 'search_engine', 'DuckDuckGo', { feeds: ['duckduckbot'] }],
  [
    /\bYandex(Bot|Images|Mobile\w*|Metrika|Webmaster|RenderResources\w*)\b/,
    'YandexBot',
    'search_engine',
    'Yandex',
    { domains: ['yandex.ru', 'yandex.net', 'yandex.com'] },
  ],
  [/\bBaiduspider\b/i, 'Baiduspider', 'search_engine', 'Baidu', { domains: ['baidu.com', 'baidu.jp'] }],
  [/\bPetalBot\b/, 'PetalBot', 'search_engine', 'Huawei', { domains: ['petalsearch.com'] }],
  [/\bSeznamBot\b/, 'SeznamBot', 'search_engine', 'Seznam', { domains: ['seznam.cz'] }],
  [/\bQwantbot\b/i, 'Qwantbot', 'search_engine', 'Qwant', { domains: ['qwant.com'] }],
  [/\bfacebookexternalhit\b|\bfacebookcatalog\b/i, 'facebookexternalhit', 'link_preview', 'Meta', { feeds: ['meta'] }],
  [/\bTwitterbot\b/, 'Twitterbot', 'link_preview', 'X'],
  [/\bLinkedInBot\b/, 'LinkedInBot', 'link_preview', 'LinkedIn', { domains: ['linkedin.com'] }],
  [/\bSlackbot\b|\bSlack-ImgProxy\b/, 'Slackbot', 'link_preview', 'Slack'],
  [/\bDiscordbot\b/, 'Discordbot', 'link_preview', 'Discord'],
  [/\bTelegramBot\b/, 'TelegramBot', 'link_preview', 'Telegram'],
  [
    /\bPinterest(?:bot)?\/\d/,
    'Pinterestbot',
    'link_preview',
    'Pinterest',
    { domains: ['pinterest.com', 'pinterestcrawler.com'] },
  ],
  [
    /\bAhrefs(Bot|SiteAudit)\b/,
    'AhrefsBot',
    'seo',
    'Ahrefs',
    { feeds: ['ahrefs'], domains: ['ahrefs.com', 'ahrefs.net'] },
  ],
  [/\bPingdom\b/i, 'Pingdom', 'monitoring', 'SolarWinds', { feeds: ['pingdom'] }],
  [/\bDatadog\/?Synthetics\b/i, 'Datadog Synthetics', 'monitoring', 'Datadog', { feeds: ['datadog'] }],
  [/\bStatusCake\b/, 'StatusCake', 'monitoring', 'StatusCake', { feeds: ['statuscake'] }],
  [/\bBetter (Stack|Uptime)\b/i, 'Better Stack', 'monitoring', 'Better Stack', { feeds: ['betterstack'] }],
  [/\bStripe\/\d/, 'Stripe', 'other', 'Stripe', { domains: ['crawl.stripe.com'] }],
];

/** The robot of the own table that a user agent names, or null. */
export function knownRobot(userAgent: string): Robot | null {
  const row = ROWS.find(([pattern]) => pattern.test(userAgent));
  if (!row) return null;
  const [, name, category, operator, proof] = row;
  return { name, category, operator, ...proof };
}

/** Agents that sign their requests, by the host of their keys. Others are known by that host alone. */
const SIGNERS: Readonly<Record<string, Robot>> = {
  'chatgpt.com': { name: 'ChatGPT agent', category: 'ai_agent', operator: 'OpenAI' },
  'agent.bot.goog': { name: 'Google-Agent', category: 'ai_agent', operator: 'Google' },
};

/** Who signs with the keys of this host. That a signature verifies says who it is, not that it is welcome. */
export function signerAt(host: string): Pick<Robot, 'name' | 'operator'> & { category: RobotCategory | null } {
  const known = Object.hasOwn(SIGNERS, host) ? SIGNERS[host]! : null;
  return known ?? { name: host, category: null, operator: null };
}
