/** A kind of visitor in the invented history. */
export interface Persona {
  /** how many of a hundred sessions */
  share: number;
  /** lowest and highest score */
  score: readonly [number, number];
  flags: readonly string[];
  hardRule?: string;
  identity?: { kind: 'verified' | 'claimed'; name: string; category: string };
  userAgent: string;
  /** most page views of a session */
  pages: number;
  countries: readonly string[];
}

const chrome = (platform: string, mobile = '') =>
  `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 ${mobile}Safari/537.36`;
const PEOPLE = {
  score: [0, 9],
  flags: [],
  pages: 8,
  countries: ['ES', 'DE', 'FR', 'GB', 'US', 'BR', 'NL'],
} as const;

/** Who comes, and how often: invented, every one of them. */
export const PERSONAS: readonly Persona[] = [
  { ...PEOPLE, share: 34, userAgent: chrome('Windows NT 10.0; Win64; x64') },
  { ...PEOPLE, share: 14, userAgent: chrome('Linux; Android 10; K', 'Mobile ') },
  {
    ...PEOPLE,
    share: 15,
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  },
  {
    ...PEOPLE,
    share: 9,
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  },
  { ...PEOPLE, share: 7, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  // People behind what hides them: never above a suspicion.
  {
    ...PEOPLE,
    share: 4,
    score: [10, 30],
    flags: ['time_zone_utc'],
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
  {
    share: 4,
    score: [34, 60],
    flags: ['missing_accept_language', 'incomplete_accept_encoding'],
    pages: 3,
    countries: ['US', 'SG', 'NL'],
    userAgent: chrome('X11; Linux x86_64'),
  },
  {
    share: 5,
    score: [70, 92],
    flags: ['headless_user_agent', 'missing_accept_language', 'software_renderer'],
    pages: 20,
    countries: ['US', 'DE', 'FI'],
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
  },
  {
    share: 3,
    score: [100, 100],
    flags: ['webdriver', 'playwright_globals', 'missing_client_hints'],
    hardRule: 'playwright_globals',
    pages: 30,
    countries: ['US', 'VN', 'RU'],
    userAgent: chrome('X11; Linux x86_64'),
  },
  {
    share: 3,
    score: [88, 99],
    flags: ['known_bot_pattern', 'missing_sec_fetch', 'missing_accept_language'],
    pages: 12,
    countries: ['US', 'CN'],
    userAgent: 'python-requests/2.32.3',
  },
  {
    share: 2,
    score: [80, 95],
    flags: ['known_bot_pattern', 'missing_sec_fetch'],
    identity: { kind: 'verified', name: 'Googlebot', category: 'search_engine' },
    pages: 25,
    countries: ['US'],
    userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  },
];
