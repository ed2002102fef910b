import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('features', { driven: { any: { bits: expect.stringMatching(/^1{8}[01]{8}$/) } } });
