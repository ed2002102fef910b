import { describe, expect, it } from 'vitest';
import { knownRobot, signerAt } from './robots.ts';

describe('robots of the own table', () => {
  it.each([
    [
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Googlebot',
      'search_engine',
      'Google',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)',
      'GPTBot',
      'ai_training',
      'OpenAI',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot',
      'ChatGPT-User',
      'ai_agent',
      'OpenAI',
    ],
    [
      'Mozilla/5.0 (compatible; Claude-SearchBot/1.0; +https://www.anthropic.com)',
      'Claude-SearchBot',
      'ai_search',
      'Anthropic',
    ],
    [
      'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
      'facebookexternalhit',
      'link_preview',
      'Meta',
    ],
    ['Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)', 'Pingdom', 'monitoring', 'SolarWinds'],
  ])('%s', (userAgent, name, category, operator) => {
    expect(knownRobot(userAgent)).toMatchObject({ name, category, operator });
  });

  it.each([
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/380.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36 [Pinterest/Android]',
    '',
  ])('no robot: %s', (userAgent) => {
    expect(knownRobot(userAgent)).toBeNull();
  });

  it('know signers by the host of their keys, and take no other name for granted', () => {
    expect(signerAt('chatgpt.com')).toMatchObject({ operator: 'OpenAI', category: 'ai_agent' });
    expect(signerAt('constructor')).toEqual({ name: 'constructor', category: null, operator: null });
  });
});
