import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('webgl', {
  // Which graphics there are is the machine's business; on one without any, `absent` is right.
  driven: { webkit: { vendor: expect.any(String), extensionCount: expect.any(Number) } },
  pages: {
    'graphics switched off': {
      prepare: () => {
        HTMLCanvasElement.prototype.getContext = () => null;
      },
      reads: { any: { fault: 'absent' } },
    },
    'a forged graphics card': {
      prepare: () => {
        const fake = { getParameter: () => 'Forged', getExtension: () => null, getSupportedExtensions: () => null };
        HTMLCanvasElement.prototype.getContext = (() => ({ ...fake })) as never;
      },
      reads: { any: { vendor: 'Forged', renderer: 'Forged', unmaskedRenderer: null, extensionCount: 0 } },
    },
  },
});
