import { z } from 'zod';
import { reading } from '../reading.ts';
import { millis, text } from '../shapes.ts';

/** How the document came, by PerformanceNavigationTiming, milliseconds since navigation start. */
export const navigationTiming = reading(
  z.object({
    type: text(16),
    nextHopProtocol: text(16),
    fetchStart: millis,
    connectStart: millis,
    requestStart: millis,
    responseStart: millis,
    responseEnd: millis,
    workerStart: millis,
    activationStart: millis.nullable(),
    transferSize: z.number(),
    encodedBodySize: z.number(),
    decodedBodySize: z.number(),
    historyLength: z.int().min(0),
  }),
);
