// The step that runs the end-to-end tests and counts them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './steps.mjs';

/** Run Playwright over e2e/; what failed is printed as Playwright prints it, what was skipped with its reason. */
export function playwrightStep({ root, bin, env }) {
  return {
    name: 'end to end',
    async go() {
      const folder = mkdtempSync(join(tmpdir(), 'veridict-e2e-'));
      const report = join(folder, 'report.json');
      try {
        const { code, output } = await run(join(bin, 'playwright'), ['test', '--reporter=list,json'], {
          cwd: join(root, 'e2e'),
          env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0', PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        });
        return readReport(report, code, output);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function readReport(file, code, output) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, output };
  }
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + report.errors.length;
  const tests = specs(report.suites).flatMap((spec) => spec.tests.map((test) => ({ spec, test })));
  const named = (status, line) => tests.filter(({ test }) => test.status === status).map(line);
  const title = ({ spec }) => `${spec.file}: ${spec.title}`;
  const said = [
    ...named('unexpected', (one) => `failed: ${title(one)}`),
    ...named('flaky', (one) => `unsteady, passed on the second try: ${title(one)}\n  ${firstError(one.test)}`),
    ...named(
      'skipped',
      ({ spec, test }) =>
        `skipped: ${spec.title}: ${test.annotations.find((a) => a.description)?.description ?? 'no reason given'}`,
    ),
  ];
  return {
    passed: expected + flaky,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped,
    output: [...said, ...(code === 0 ? [] : [output])].join('\n'),
  };
}

const firstError = (test) =>
  (test.results.find((r) => r.error)?.error.message ?? '').split('\n').slice(0, 4).join('\n  ');

const specs = (suites) => suites.flatMap((suite) => [...suite.specs, ...specs(suite.suites ?? [])]);
