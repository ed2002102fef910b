import { z } from 'zod';
import { reading } from '../reading.ts';
import { count } from '../shapes.ts';

/** Numbers of media devices by kind; no label and no id. */
export const mediaDevices = reading(z.object({ audioInput: count, audioOutput: count, videoInput: count }));
