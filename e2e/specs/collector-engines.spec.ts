import { missingFor, openVisitor } from '../../packages/collector/engines/drivers.mjs';
import { againstSeeds, expect, test } from './collector-fixtures.ts';

const HIDE_CRYPTO = `<script nonce="abc">Object.defineProperty(window, 'crypto', { value: undefined })</script>`;
const STRICT = `default-src 'none'; script-src 'nonce-abc'; connect-src 'self'`;

// Chromium has specs of its own; here stands what the other engines might do differently: where a chunk may come from,
// how a key is made, what a beacon carries.
for (const name of ['firefox-bidi', 'webkit-webdriver']) {
  test(`${name}: verdict, second phase and fallback under a strict policy`, async ({ site }) => {
    const missing = missingFor(name);
    test.skip(missing.length > 0, `${missing.join(', ')} not installed`);
    test.setTimeout(120_000);
    site.pages['/'] = { csp: STRICT, tag: 'nonce="abc"' };
    site.pages['/hidden'] = { csp: STRICT, tag: 'nonce="abc"', head: HIDE_CRYPTO };
    const browser = await openVisitor(name);
    try {
      const visit = await browser.visit(site.url());
      await expect.poll(() => site.collected.length, { timeout: 20_000 }).toBe(1);
      await expect
        .poll(() => site.late.some(({ decoded }) => decoded.readings.visitor), { timeout: 30_000 })
        .toBe(true);
      const { decoded, claims } = site.collected[0]!;
      expect(decoded.malformed).toEqual([]);
      expect(decoded.faults.workerRealm).toBe('blocked');
      expect(decoded.faults.seedRounds).toBe('blocked');
      expect(Object.keys(decoded.readings)).toEqual(expect.arrayContaining(['seedDrawing', 'seedNames', 'seedOrder']));
      expect(againstSeeds(decoded, claims.nonce)).toEqual([]);
      expect(Object.keys(decoded.readings).length).toBeGreaterThanOrEqual(20);
      expect(visit.printed).toEqual([]);

      await visit.close();

      await browser.visit(site.url('/hidden'));
      await expect.poll(() => site.collected.length, { timeout: 20_000 }).toBe(2);
      expect(site.seen.some(({ path }) => path.endsWith('-fallback-signer.js'))).toBe(true);
    } finally {
      await browser.close();
    }
  });
}
