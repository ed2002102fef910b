// A step that runs one vitest project and counts its tests.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './steps.mjs';

/**
 * Run a vitest project. What failed is named first and with its message, what was skipped is named too.
 * @param {string} project
 * @param {{ root: string, bin: string, env?: NodeJS.ProcessEnv, secondChance?: boolean }} options `secondChance`: files
 *   with a failure run once more by themselves, for tests that real browsers and processes on a busy machine can upset;
 *   a test that passes only then is named as unsteady and does not fail the step
 */
export function vitestStep(project, { root, bin, env, secondChance = false }) {
  const once = async (files) => {
    const folder = mkdtempSync(join(tmpdir(), 'veridict-vitest-'));
    const report = join(folder, 'report.json');
    try {
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json', ...files];
      const { code, output } = await run(join(bin, 'vitest'), [...args, `--outputFile.json=${report}`], {
        cwd: root,
        env: { ...env, NO_COLOR: '1' },
      });
      return readReport(report, code, output);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return {
    name: `vitest ${project}`,
    async go() {
      const first = await once([]);
      const again = secondChance && first.failedFiles.length ? await once(first.failedFiles) : undefined;
      return summary(first, again, root);
    },
  };
}

/** Read vitest's JSON report. A file that broke outside of its tests counts as one failure. */
function readReport(file, code, output) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {
      passed: 0,
      failures: [{ name: 'vitest', message: output }],
      failedFiles: [],
      asked: new Set(),
      skipped: [],
    };
  }
  const files = report.testResults ?? [];
  const failures = files.flatMap((f) => {
    const failed = f.assertionResults.filter((t) => t.status === 'failed');
    if (f.status !== 'failed' || failed.length)
      return failed.map((t) => ({ file: f.name, name: t.fullName, message: t.failureMessages.join('\n') }));
    return [{ file: f.name, name: '(the file itself)', message: f.message }];
  });
  const failedFiles = new Set(failures.flatMap((f) => f.file ?? []));
  // An error outside of any test still fails the run.
  if (code !== 0 && failures.length === 0) {
    failures.push({
      name: 'vitest',
      message: output.slice(Math.max(0, output.search(/Unhandled|Failed Suites/) - 80)),
    });
  }
  // A process that died leaves tests of its file unasked, whatever else failed.
  if (code !== 0) for (const f of files) if (f.assertionResults.some(isUnasked)) failedFiles.add(f.name);
  return {
    passed: report.numPassedTests,
    failures,
    failedFiles: [...failedFiles],
    asked: new Set(
      files
        .flatMap((f) => f.assertionResults)
        .filter((t) => !isUnasked(t))
        .map((t) => `skipped: ${t.fullName}`),
    ),
    skipped: files
      .flatMap((f) => f.assertionResults)
      .filter(isUnasked)
      .map((t) => `skipped: ${t.fullName}`),
  };
}

const isUnasked = ({ status }) => status === 'pending' || status === 'skipped';

/**
 * What a step says of a run and, where there was one, of the second run of the files that failed.
 * @param {ReturnType<typeof readReport>} first
 * @param {ReturnType<typeof readReport> | undefined} again
 */
export function summary(first, again, root = '') {
  const key = (failure) => `${failure.file} ${failure.name}`;
  const still = new Set((again ?? first).failures.map(key));
  const unsteady = first.failures.filter((failure) => !still.has(key(failure)));
  // what failed only in the second run has failed too
  const failures = (again ?? first).failures;
  const title = ({ file, name }) => `${file ? `${relative(root, file)}: ` : ''}${name}`;
  const skipped = again ? first.skipped.filter((line) => !again.asked.has(line)) : first.skipped;
  return {
    passed: first.passed + unsteady.filter(({ file }) => file).length + (first.skipped.length - skipped.length),
    failed: failures.length,
    skipped: skipped.length,
    output: [
      ...failures.map((failure) => `failed: ${title(failure)}`),
      ...unsteady.map(
        (failure) => `unsteady, passed on the second try: ${title(failure)}\n${head(failure.message, 6)}`,
      ),
      ...failures.map((failure) => `\n${title(failure)}\n${head(failure.message, 40)}`),
      ...skipped,
    ].join('\n'),
  };
}

const head = (text, lines) =>
  String(text)
    .split('\n')
    .slice(0, lines)
    .map((line) => `  ${line}`)
    .join('\n');
