// `npm test`: everything, on a machine that has Node, npm and nothing else of ours. The check, a build, the packages as
// they would be published, real stores and engines, and the whole product in real browsers.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserEnv, ensureBrowsers, whyNoDisplay } from './browsers.mjs';
import { checkSteps } from './check.mjs';
import { packageSteps } from './packages.mjs';
import { playwrightStep } from './playwright-step.mjs';
import { command, printTotal, runSteps } from './steps.mjs';
import { vitestStep } from './vitest-step.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const say = (line) => process.stdout.write(`${line}\n`);

const browsers = await ensureBrowsers(say).catch((error) => {
  say('npm run check tests all that needs no browser.');
  printTotal({ passed: 0, failed: 1, skipped: 0, failures: [error.message] });
  process.exit(1);
});
const env = browserEnv(browsers);
for (const [name, path] of Object.entries(browsers)) say(`${name.padEnd(13)} ${path ?? 'not found'}`);
const noDisplay = whyNoDisplay(browsers);
if (noDisplay) say(`Browsers in a window are not driven: ${noDisplay}.`);

const build = command('build', join(bin, 'turbo'), ['run', 'build', '--output-logs=errors-only'], {
  cwd: root,
  env: { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1' },
});

// The policy is what the captured visits give, and wrongs none of the people among them.
const calibration = command(
  'calibration',
  process.execPath,
  ['--conditions=@veridict/source', '--import=tsx', 'tooling/calibrate.ts', '--check'],
  { cwd: root },
);

const totals = [];
say('\ncheck');
totals.push(await runSteps([...checkSteps(), calibration], { jobs: 2 }));
say('\nbuild');
const built = await runSteps([build]);
totals.push(built);
if (built.failed === 0) {
  say('\npackages');
  totals.push(await runSteps(packageSteps({ root, bin })));
  say('\nreal stores, real engines, the whole product');
  // one after the other: both measure time and start browsers
  totals.push(
    await runSteps([vitestStep('slow', { root, bin, env, secondChance: true }), playwrightStep({ root, bin, env })]),
  );
} else {
  say('\nWithout a build, the packages, real engines and the end-to-end tests cannot run.');
}

const total = totals.reduce((sum, t) => ({
  passed: sum.passed + t.passed,
  failed: sum.failed + t.failed,
  skipped: sum.skipped + t.skipped,
  failures: [...sum.failures, ...t.failures],
}));
say('');
printTotal(total);
process.exitCode = total.failed ? 1 : 0;
