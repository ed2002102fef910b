// A step that runs one vitest project and counts its tests.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './steps.mjs';

/** Run a vitest project; what failed is printed as vitest prints it, what was skipped is named. */
export function vitestStep(project, { root, bin, env } = {}) {
  return {
    name: `vitest ${project}`,
    async go() {
      const folder = mkdtempSync(join(tmpdir(), 'veridict-vitest-'));
      const report = join(folder, 'report.json');
      try {
        const args = [
          'run',
          '--project',
          project,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ];
        const { code, output } = await run(join(bin, 'vitest'), args, { cwd: root, env: { ...env, NO_COLOR: '1' } });
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
  const files = report.testResults ?? [];
  const brokenFiles = files.filter(
    (f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  const skipped = files
    .flatMap((f) => f.assertionResults)
    .filter((t) => t.status === 'pending' || t.status === 'skipped');
  const reasons = skipped.map((t) => `skipped: ${t.fullName}`).join('\n');
  return {
    passed: report.numPassedTests,
    // an error outside of any test still fails the run
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: skipped.length,
    output: code === 0 ? reasons : output,
  };
}
