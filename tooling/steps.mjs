// Runs the steps of `npm run check` and `npm test`: one line a step, the output of those that failed, all failures named.
import { spawn } from 'node:child_process';

/**
 * Run a command to its end, its output kept.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean }} [options] `echo`: show the output while it comes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, echo = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (echo) process.stdout.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }),
    );
  });
}

/** A step that is one command: it passes when the command exits with 0. */
export function command(name, file, args, options) {
  return {
    name,
    async go() {
      const { code, output } = await run(file, args, options);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output: code === 0 ? '' : output };
    },
  };
}

/**
 * Run steps, at most `jobs` at a time, in the order given. A step gives `{ passed, failed, skipped?, output }`; what it
 * throws is a failure of it, and the others still run.
 * @param {Array<{ name: string, go: () => Promise<{ passed: number, failed: number, skipped?: number, output?: string }> }>} steps
 * @param {{ jobs?: number, print?: (line: string) => void }} [options]
 */
export async function runSteps(steps, { jobs = 1, print = (line) => process.stdout.write(`${line}\n`) } = {}) {
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const queue = [...steps];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const began = performance.now();
      let result;
      try {
        result = await step.go();
      } catch (error) {
        result = { passed: 0, failed: 1, output: String(error?.stack ?? error) };
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
      print(`${result.failed ? 'FAIL' : 'ok  '} ${seconds} s  ${step.name}${counts(result)}`);
      if (result.output?.trim()) print(indent(result.output));
      total.passed += result.passed;
      total.failed += result.failed;
      total.skipped += result.skipped ?? 0;
      if (result.failed) total.failures.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return total;
}

/**
 * The end of a run: what failed by name, then the plain line that a reader or a script looks for.
 * @param {{ passed: number, failed: number, skipped: number, failures: string[] }} total
 * @param {(line: string) => void} [print]
 */
export function printTotal(total, print = (line) => process.stdout.write(`${line}\n`)) {
  if (total.failures.length) print(`\nfailed: ${total.failures.join(', ')}`);
  if (total.skipped) print(`${total.skipped} skipped, for the reasons given above`);
  print(`${total.passed} passed, ${total.failed} failed`);
}

function counts({ passed, failed, skipped = 0 }) {
  if (passed + failed + skipped <= 1) return '';
  return ` (${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''})`;
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `     | ${line}`)
    .join('\n');
}
