import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('mediaDevices', {
  driven: { any: { audioInput: expect.any(Number), audioOutput: expect.any(Number), videoInput: expect.any(Number) } },
  pages: {
    'devices by kind': {
      prepare: () => {
        const kinds = ['audioinput', 'videoinput', 'audioinput', 'audiooutput'];
        navigator.mediaDevices.enumerateDevices = async () => kinds.map((kind) => ({ kind })) as never;
      },
      reads: { any: { audioInput: 2, audioOutput: 1, videoInput: 1 } },
    },
    'an answer that never comes': {
      prepare: () => {
        navigator.mediaDevices.enumerateDevices = () => new Promise(() => {});
      },
      reads: { any: { fault: 'timeout' } },
    },
  },
});
