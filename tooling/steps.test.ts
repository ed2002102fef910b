import { describe, expect, it } from 'vitest';
import { command, printTotal, run, runSteps } from './steps.mjs';

const step = (name: string, failed: number) => ({
  name,
  go: async () => ({ passed: failed ? 0 : 1, failed, output: failed ? 'why\n' : '' }),
});
const node = (code: string) => [process.execPath, ['-e', code]] as const;

describe('runSteps', () => {
  it('goes on after a failure and names all failures', async () => {
    const lines: string[] = [];
    const thrower = { name: 'c', go: () => Promise.reject(new Error('broken')) };
    const total = await runSteps([step('a', 1), step('b', 0), thrower], { print: (line) => void lines.push(line) });
    expect(total).toEqual({ passed: 1, failed: 2, skipped: 0, failures: ['a', 'c'] });
    expect(lines[0]).toMatch(/^FAIL +\d+\.\d s {2}a$/);
    expect(lines[1]).toBe('     | why');
    expect(lines[2]).toMatch(/^ok {3} +\d+\.\d s {2}b$/);
    expect(lines.at(-1)).toContain('Error: broken');
  });

  it('runs no more at a time than it may', async () => {
    let running = 0;
    let most = 0;
    const busy = {
      name: 'x',
      go: async () => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        return { passed: 1, failed: 0 };
      },
    };
    await runSteps([busy, busy, busy, busy, busy], { jobs: 2, print: () => {} });
    expect(most).toBe(2);
  });
});

describe('command', () => {
  it('passes on exit code 0 and keeps quiet', async () => {
    expect(await command('x', ...node('console.log(1)')).go()).toEqual({ passed: 1, failed: 0, output: '' });
  });

  it('fails on any other and shows both outputs', async () => {
    const result = await command('x', ...node('console.log("out"); console.error("err"); process.exit(3)')).go();
    expect(result).toMatchObject({ passed: 0, failed: 1 });
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });

  it('fails when the program is not there', async () => {
    expect((await run('no-such-program-anywhere', [])).code).toBe(127);
  });
});

describe('printTotal', () => {
  it('ends with one plain line', () => {
    const lines: string[] = [];
    printTotal({ passed: 3, failed: 1, skipped: 2, failures: ['knip'] }, (line) => void lines.push(line));
    expect(lines).toEqual(['\nfailed: knip', '2 skipped, for the reasons given above', '3 passed, 1 failed']);
  });
});
