import { readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { readings } from '@veridict/contract';
import type { Read } from '@veridict/contract/wire';
import { type Decoded, judge, NOTHING_KNOWN } from '@veridict/verifier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingFor, openVisitor } from '../../engines/drivers.mjs';
import { startSite } from '../../engines/site.mjs';
import { seeds } from '../seeds.ts';
import type { SourceName } from '../source.ts';
import { sources } from '../sources/index.ts';
import type { ByEngine, Engine, Expected, SourceCases } from './describe-source.ts';
import { HOSTILE_PAGES } from './hostile-pages.ts';
import type { PageReport } from './in-page.ts';
import { NONCES } from './nonces.ts';

const SEED_NAMES = Object.keys(seeds) as Array<keyof typeof seeds>;
const NOTHING_READ: Omit<Decoded, 'readings'> = {
  faults: {},
  malformed: [],
  unknown: [],
  nonce: '',
  consent: 'full',
  startedMs: 0,
  tookMs: 0,
};
const SOURCE_NAMES = Object.keys(sources) as SourceName[];
/** A source may be held up by the machine this much beyond its budget. */
const SLACK_MS = 1000;
/** What a browser may rightly answer otherwise a moment later. */
const RESTLESS: Record<Engine, readonly SourceName[]> = {
  // The moments that tell a clock's step (privacy) are few until a page has loaded.
  // The list of voices is said to be complete once in a page's life.
  chromium: ['connection', 'focus', 'privacy', 'speechVoices'],
  // A codec counts until its decoder has been looked for; bars slide over the page while a window opens.
  firefox: ['focus', 'codecs', 'privacy', 'windowGeometry'],
  webkit: ['focus', 'privacy'],
};

const folder = new URL('../sources/', import.meta.url);
const caseFiles = readdirSync(folder).filter((file) => file.endsWith('.browser.test.ts'));
const allCases: SourceCases[] = await Promise.all(
  caseFiles.map(async (file) => ((await import(new URL(file, folder).href)) as { cases: SourceCases }).cases),
);

test('every source has its cases', () => {
  expect(allCases.map(({ name }) => name).sort()).toEqual([...SOURCE_NAMES].sort());
});

const VISITORS = [
  { visitor: 'puppeteer-headless', engine: 'chromium', driven: true },
  { visitor: 'firefox-bidi', engine: 'firefox', driven: true },
  { visitor: 'webkit-webdriver', engine: 'webkit', driven: true },
  { visitor: 'chromium-undriven', engine: 'chromium', driven: false },
  { visitor: 'firefox-undriven', engine: 'firefox', driven: false },
] as const;

for (const { visitor, engine, driven } of VISITORS) {
  const missing = missingFor(visitor);
  if (missing.length && visitor !== 'puppeteer-headless') {
    test.skip(`${visitor}: needs ${missing.join(', ')}, not found on this machine`);
    continue;
  }
  describe(visitor, () => {
    let site: Awaited<ReturnType<typeof startSite>>;
    let browser: Awaited<ReturnType<typeof openVisitor>>;
    beforeAll(async () => {
      site = await startSite();
      browser = await openVisitor(visitor);
      // Browsers answer some questions otherwise before they have warmed up: which codecs there are, for one.
      await visit({});
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    async function visit(page: object): Promise<PageReport & { visible: string[] }> {
      const { url, report } = site.page(page);
      const opened = await browser.visit(url);
      const found = (await report) as PageReport;
      await opened.close();
      return { ...found, visible: opened.printed };
    }

    /** The same, again where the machine was too busy for one of the sources to be in time, or the browser still changed. */
    async function visitInTime(page: object, ...names: SourceName[]): ReturnType<typeof visit> {
      let report = await visit(page);
      const late = () => report.runs.some(({ readings: read }) => names.some((name) => isLate(read[name])));
      const restless = () => changed(report).some((name) => names.includes(name));
      for (let more = 3; more > 0 && (late() || restless()); more--) report = await visit(page);
      return report;
    }

    /** Sources that read otherwise a moment later though nothing happened. */
    function changed({ runs: [first, second] }: PageReport): SourceName[] {
      const same = (name: SourceName) =>
        isDeepStrictEqual(outcome(first.readings[name]), outcome(second.readings[name]));
      return SOURCE_NAMES.filter((name) => !RESTLESS[engine].includes(name) && !same(name));
    }

    describe('on an ordinary page', () => {
      let report: Awaited<ReturnType<typeof visit>>;
      beforeAll(async () => {
        report = await visitInTime({ setting: { warmUp: !driven } }, ...SOURCE_NAMES);
      });

      test('leaves nothing behind, prints nothing and throws nothing', () => {
        expect({ residue: report.residue, visible: report.visible, errors: report.errors }).toEqual({
          residue: [],
          visible: [],
          errors: [],
        });
      });

      test('stays within its budget', () => {
        for (const { tookMs } of report.runs) expect(tookMs).toBeLessThan(1000 + SLACK_MS);
      });

      test.each(SOURCE_NAMES)('%s reads what its schema says, the same twice', (name) => {
        const [first, second] = report.runs.map((run) => run.readings[name]);
        expectShape(name, first);
        expectShape(name, second);
        if (changed(report).includes(name)) expect(outcome(second)).toEqual(outcome(first));
      });

      test('makes of a nonce what the server makes of it', () => {
        report.seeded.forEach((seeded, i) => {
          const nonce = NONCES[i]!;
          const readings = { ...report.runs[i]!.readings, ...seeded };
          const values = Object.entries(readings).flatMap(([name, read]) =>
            'value' in read ? [[name, read.value]] : [],
          );
          const findings = judge(
            { ...NOTHING_READ, readings: Object.fromEntries(values) },
            { ...NOTHING_KNOWN, nonce },
          ).signals.map((signal) => signal.name);
          expect(findings.filter((name) => name.startsWith('seed_'))).toEqual([]);
          for (const name of SEED_NAMES) expectShape(name, seeded[name]);
          expect(SEED_NAMES.filter((name) => !('value' in seeded[name]!))).toEqual([]);
        });
        const [first, second] = report.seeded;
        for (const name of SEED_NAMES) expect(outcome(second[name])).not.toEqual(outcome(first[name]));
      });

      test('finds the late globals again', () => {
        expectShape('lateGlobals', report.lateGlobals);
        expect(outcome(report.lateGlobals)).toEqual(outcome(report.runs[0].readings.globals));
        expect(readings.interaction.schema.safeParse(report.interaction).error).toBeUndefined();
      });

      for (const cases of allCases) {
        const expected = expectation((!driven && cases.undriven) || cases.driven, engine);
        if (expected) test(`${cases.name} reads this engine`, () => expectReading(cases.name, report, expected));
      }
    });

    if (!driven) return;

    for (const cases of allCases) {
      for (const [title, { reads, ...page }] of Object.entries(cases.pages ?? {})) {
        const expected = expectation(reads, engine);
        if (!expected) continue;
        test(`${cases.name}: ${title}`, async () => {
          const inTime = 'fault' in expected && expected.fault === 'timeout' ? [] : [cases.name];
          const report = await visitInTime(page, ...inTime);
          expectReading(cases.name, report, expected);
          expect({ residue: report.residue, errors: report.errors }).toEqual({ residue: [], errors: [] });
        });
      }
    }

    test.each(Object.entries(HOSTILE_PAGES))('survives: %s', async (_title, { mostLost, ...page }) => {
      const report = await visit(page);
      expect({ residue: report.residue, errors: report.errors }).toEqual({ residue: [], errors: [] });
      for (const name of SOURCE_NAMES) expectShape(name, report.runs[0].readings[name]);
      // That a page is hostile to some of the sources must not cost the rest.
      const lost = SOURCE_NAMES.filter((name) => 'fault' in report.runs[0].readings[name]!);
      expect(lost.length).toBeLessThan(SOURCE_NAMES.length * (mostLost ? 0.9 : 0.5));
    });
  });
}

function expectation<K extends SourceName>(by: ByEngine<K>, engine: Engine): Expected<K> | undefined {
  return by[engine] ?? by.any;
}

function expectReading(name: SourceName, report: PageReport, expected: Expected<SourceName>): void {
  const read = report.runs[0].readings[name]!;
  if (typeof expected === 'function') {
    expect(read).toHaveProperty('value');
    if ('value' in read) expected(read.value);
  } else expect('value' in read ? read.value : { fault: read.fault }).toMatchObject(expected);
}

function expectShape(name: keyof typeof readings, read: Read<unknown> | undefined): void {
  expect(read).toMatchObject({ ms: expect.any(Number) });
  if (read && 'value' in read) expect(readings[name].schema.safeParse(read.value).error).toBeUndefined();
  else expect(['absent', 'blocked', 'timeout', 'threw']).toContain(read?.fault);
}

function isLate(read: Read<unknown> | undefined): boolean {
  return !!read && 'fault' in read && read.fault === 'timeout';
}

function outcome(read: Read<unknown> | undefined): unknown {
  return read && ('value' in read ? read.value : read.fault);
}
