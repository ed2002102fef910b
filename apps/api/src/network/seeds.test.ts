import { documentVisit } from '@veridict/corpus';
import { claimOf, type TlsSeen } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { createLearnedPrints } from './learned.ts';
import { fitsSeed, SEEDS } from './seeds.ts';

const nothingLearned = { addLearned: async () => undefined, listLearned: async () => [] };

describe('what is known of browsers elsewhere', () => {
  it.each(['chromium', 'firefox'] as const)('fits the capture of %s', (which) => {
    const { request, tls } = documentVisit(which).context;
    expect(createLearnedPrints(nothingLearned, () => 0).of(request!, tls)).toEqual({
      matches: 0,
      total: 0,
      seed: true,
    });
    expect(createLearnedPrints(nothingLearned, () => 0).of(request!, { ...tls!, http2: null })?.seed).toBe(true);
  });

  it('stands below what was learned here', async () => {
    const { request, tls } = documentVisit('chromium').context;
    const rows = [{ claim: 'chrome/156/h2', print: 'another', seen: 900 }];
    const prints = createLearnedPrints({ ...nothingLearned, listLearned: async () => rows }, () => 0);
    await prints.exchange();
    expect(prints.of(request!, tls)).toEqual({ matches: 0, total: 900, seed: true });
  });

  const chrome = (major: number) => claimOf(`Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${major}.0.0.0`);
  const tls: TlsSeen = { ja4: 't13d1516h2_8daaf6152771_02713d6af862' };
  it('says nothing of newer builds, of other families, and of whoever opens TLS in between', () => {
    expect(fitsSeed(chrome(140), tls)).toBe(true);
    expect(fitsSeed(chrome(157), tls)).toBe(false);
    expect(fitsSeed(claimOf('curl/8.5'), tls)).toBe(false);
    for (const ja4 of ['t13d3112h2_e8f1e7e78f70_b26ce05bbdd6', 't12d1516h2_8daaf6152771_02713d6af862', 'nonsense']) {
      const { request } = documentVisit('chromium').context;
      expect(createLearnedPrints(nothingLearned, () => 0).of(request!, { ja4 })).toBeNull();
    }
    const http2 = { ...documentVisit('firefox').context.tls!.http2! };
    expect(fitsSeed(chrome(140), { ...tls, http2 })).toBe(false);
  });

  it('names a source each', () => {
    for (const { source, majors } of SEEDS) expect([source.length > 20, majors[0] <= majors[1]]).toEqual([true, true]);
  });
});
