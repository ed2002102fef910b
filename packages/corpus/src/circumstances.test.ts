import { judge } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { circumstances } from './circumstances.ts';
import { withContext, withHeaders } from './visit.ts';

describe('requests of people’s browsers in other circumstances', () => {
  it.each(Object.entries(circumstances))('show nothing against a person: %s', (_, { context }) => {
    for (const tls of [context.tls, null]) {
      const { signals, score, errored } = judge(null, { ...context, tls });
      expect({ against: signals.filter((s) => (s.weight ?? 0) > 0), errored }).toEqual({ against: [], errored: [] });
      expect(score).toBeLessThanOrEqual(30);
    }
  });

  it('stay below a suspect where an extension takes a header away', () => {
    for (const base of ['Chromium, a link of another site', 'Firefox, a link of another site'] as const)
      for (const name of ['accept-language', 'referer', 'dnt', 'priority']) {
        const { context } = withHeaders(circumstances[base]!, { [name]: null });
        expect(judge(null, context).score).toBeLessThanOrEqual(30);
      }
  });

  it('are held against whoever copies them over another stack', () => {
    const curl = { ja4: 't13d3112h1_e8f1e7e78f70_b26ce05bbdd6', http2: null };
    const { context } = withContext(circumstances.Chrome!, { tls: curl });
    expect(judge(null, context).signals.map(({ name }) => name)).toContain('non_browser_tls_stack');
  });
});
