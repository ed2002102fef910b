import type { Identity } from '@veridict/contract';
import { describe, expect, test } from 'vitest';
import type { Score } from '../score.ts';
import type { Family } from '../signal.ts';
import { classify } from './classify.ts';

const NOBODY: Identity = { kind: 'none', name: null, category: null, operator: null };
const PAGE = { identity: NOBODY, evidence: 'full', suspicious: 31 } as const;

type Hit = readonly [id: string, family: Family, llr: number, detail?: string];

function scored(score: number, hits: readonly Hit[], hardRule = ''): Score {
  const contributions = hits.map(([id, family, llr, detail = id]) => {
    return {
      id,
      layer: family === 'declared' ? 'http' : 'browser',
      family,
      detail,
      weight: llr,
      llr,
      gatedBy: null,
    } as const;
  });
  return { score, logOdds: 0, ceiling: null, hardRule, contributions };
}

describe('classify', () => {
  test.each<[string, Score, string]>([
    ['a page below the line is a person’s', scored(30, [['webgl_odd', 'headless_hardware', 2]]), 'human'],
    [
      'a driver',
      scored(80, [
        ['cdp_stack_serialised', 'debugger', 2],
        ['x', 'claim', 1],
      ]),
      'automation',
    ],
    [
      'a browser that is not what it says',
      scored(80, [
        ['engine_vs_user_agent', 'claim', 4],
        ['x', 'debugger', 1],
      ]),
      'spoofed_browser',
    ],
    ['a library with a page’s evidence', scored(80, [['missing_sec_fetch', 'client', 4]]), 'scraper'],
    [
      'an assistant at work',
      scored(80, [['agent_dom_markers', 'driver_traces', 4, 'found #claude-phantom-cursor']]),
      'ai_agent',
    ],
    ['only an address, which says nothing of what is there', scored(60, [['ip_datacenter', 'address', 3]]), 'unknown'],
    [
      'a hard rule, whatever its weight was cut to',
      scored(100, [['webdriver', 'declared', 7]], 'webdriver'),
      'automation',
    ],
  ])('%s', (_, score, expected) => {
    expect(classify(score, PAGE).class).toBe(expected);
  });

  test('no evidence and no score is nobody in particular, and a named library a scraper', () => {
    const none = { ...PAGE, evidence: 'none' } as const;
    expect(classify(scored(30, []), none)).toEqual({ class: 'unknown', attribution: null });
    const curl = scored(
      100,
      [['suspicious_user_agent', 'declared', 6, 'User-Agent names curl']],
      'suspicious_user_agent',
    );
    expect(classify(curl, none)).toEqual({ class: 'scraper', attribution: { tool: 'curl', confidence: 1 } });
  });

  test('names the surest tool, and none where several leave the same trace', () => {
    const hits: Hit[] = [
      ['playwright_globals', 'driver_traces', 7],
      ['cdc_globals', 'driver_traces', 7],
      ['cdp_stack_serialised', 'debugger', 1],
    ];
    expect(classify(scored(100, hits), PAGE).attribution).toEqual({ tool: 'chromedriver', confidence: 0.95 });
    expect(classify(scored(100, hits.slice(2)), PAGE).attribution).toBeNull();
    const late: Hit = ['late_binding_function', 'driver_traces', 4, 'binding functions found later: puppeteer___aria'];
    expect(classify(scored(100, [late]), PAGE).attribution).toEqual({ tool: 'puppeteer', confidence: 0.9 });
    const other: Hit = ['late_binding_function', 'driver_traces', 4, 'binding functions found later: aGenericName'];
    expect(classify(scored(100, [other]), PAGE).attribution).toBeNull();
    expect(classify(scored(4, hits.slice(2)), PAGE)).toEqual({ class: 'human', attribution: null });
  });

  test('a proven identity speaks before the score', () => {
    const agent: Identity = { kind: 'signed', name: 'ExampleAgent', category: 'ai_agent', operator: 'Example' };
    const crawler: Identity = { kind: 'verified', name: 'ExampleBot', category: 'search_engine', operator: 'Example' };
    expect(classify(scored(2, []), { ...PAGE, identity: agent })).toEqual({
      class: 'ai_agent',
      attribution: { tool: 'ExampleAgent', confidence: 1 },
    });
    expect(classify(scored(2, []), { ...PAGE, identity: crawler }).class).toBe('scraper');
    expect(classify(scored(2, []), { ...PAGE, identity: { ...agent, kind: 'claimed' } }).class).toBe('human');
  });
});
