import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('canvas', {
  driven: { any: { exact: true, stable: true, hash: expect.stringMatching(/^[0-9a-f]{5,8}$/) } },
  pages: {
    'a person who agreed to the essential only': {
      setting: { consent: 'essential' },
      reads: { any: { fault: 'blocked' } },
    },
    'a tool that adds noise': {
      prepare: () => {
        const { getImageData } = CanvasRenderingContext2D.prototype;
        let noise = 0;
        CanvasRenderingContext2D.prototype.getImageData = function (...area) {
          const image = getImageData.apply(this, area);
          image.data[0]! += ++noise;
          return image;
        };
      },
      reads: { any: { exact: false, stable: false } },
    },
  },
});
