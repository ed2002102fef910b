import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ERRORS, readings } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { weights } from '../packages/verifier/src/policy/weights.ts';
import { signals } from '../packages/verifier/src/signals/index.ts';
import { errorFaults, signalFaults, sourceFaults } from './unit-faults.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

describe('every unit is whole', () => {
  it('signals: index, export, test, weight, page', () => {
    expect(signalFaults(root, signals, weights)).toEqual([]);
  });

  it('sources: index, export, reading, test', () => {
    expect(sourceFaults(root, readings)).toEqual([]);
  });

  it('errors: a page for each code', () => {
    expect(errorFaults(root, Object.keys(ERRORS))).toEqual([]);
  });
});
