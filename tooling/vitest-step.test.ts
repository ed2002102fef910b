import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summary, vitestStep } from './vitest-step.mjs';

const failure = (name: string) => ({ file: '/r/a.test.ts', name, message: `Error: ${name}\n    at line 1` });
const ran = (names: string[], passed = 5) => ({
  passed,
  failures: names.map(failure),
  failedFiles: names.length ? ['/r/a.test.ts'] : [],
  asked: new Set<string>(),
  skipped: [] as string[],
});

describe('summary', () => {
  it('says nothing of a run in which all passed', () => {
    expect(summary(ran([]), undefined, '/r')).toEqual({ passed: 5, failed: 0, skipped: 0, output: '' });
  });

  it('names what failed before it prints why', () => {
    const { failed, output } = summary(ran(['one', 'two']), undefined, '/r');
    expect(failed).toBe(2);
    expect(output.split('\n').slice(0, 2)).toEqual(['failed: a.test.ts: one', 'failed: a.test.ts: two']);
    expect(output).toContain('Error: two');
  });

  it('counts what passes on the second try, and says so', () => {
    const result = summary(ran(['one', 'two']), ran(['two']), '/r');
    expect(result).toMatchObject({ passed: 6, failed: 1 });
    expect(result.output).toContain('unsteady, passed on the second try: a.test.ts: one');
  });

  it('counts what a process that died had not come to, once it was asked again', () => {
    const died = {
      ...ran([]),
      failures: [{ name: 'vitest', message: 'exited' }],
      skipped: ['skipped: late', 'skipped: x'],
    };
    const result = summary(died, { ...ran([]), asked: new Set(['skipped: late']) }, '/r');
    expect(result).toMatchObject({ passed: 6, failed: 0, skipped: 1 });
    expect(result.output).toContain('unsteady, passed on the second try: vitest');
  });

  it('counts what fails only on the second try', () => {
    expect(summary(ran(['one']), ran(['other']), '/r')).toMatchObject({ failed: 1 });
  });
});

describe('vitestStep', () => {
  it('asks the file again whose process died', async () => {
    const test = (status: string) => ({ status, fullName: 'late', failureMessages: [] });
    const reports = ['pending', 'passed'].map((status) => ({
      numPassedTests: status === 'passed' ? 1 : 4,
      testResults: [{ name: '/r/a.test.ts', status: 'passed', assertionResults: [test(status)] }],
    }));
    const result = await stepOf(`const out = process.argv.find((a) => a.startsWith('--outputFile')).split('=')[1];
      const again = process.argv.includes('/r/a.test.ts');
      require('fs').writeFileSync(out, JSON.stringify(${JSON.stringify(reports)}[again ? 1 : 0]));
      if (!again) { console.log('Unhandled Error'); process.exit(1); }`).go();
    expect(result).toMatchObject({ passed: 5, failed: 0, skipped: 0 });
    expect(result.output).toContain('unsteady');
  });

  const stepOf = (script: string) => {
    const bin = mkdtempSync(join(tmpdir(), 'veridict-step-'));
    writeFileSync(join(bin, 'vitest'), `#!/usr/bin/env node\n${script}`, { mode: 0o755 });
    return vitestStep('x', { root: bin, bin, secondChance: true });
  };

  it('fails where vitest wrote no report', async () => {
    const result = await stepOf('console.log("no such project"); process.exit(1)').go();
    expect(result).toMatchObject({ passed: 0, failed: 1 });
    expect(result.output).toContain('no such project');
  });

  it('fails where an error outside of any test ended the run', async () => {
    const report = '{"numPassedTests":2,"testResults":[]}';
    const script = `const out = process.argv.find((a) => a.startsWith('--outputFile')).split('=')[1];
      require('fs').writeFileSync(out, ${JSON.stringify(report)}); console.log('Unhandled'); process.exit(1)`;
    expect(await stepOf(script).go()).toMatchObject({ passed: 2, failed: 1 });
  });
});
