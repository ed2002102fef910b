import { FEATURE_PROBES } from '@veridict/contract/wire';
import { probeBit } from '../realms/probe.ts';
import type { Source } from '../source.ts';

/** Presence of dated features: how old the engine can be at most, and at least. */
export const features: Source<'features'> = () => ({ bits: FEATURE_PROBES.map(probeBit).join('') });
