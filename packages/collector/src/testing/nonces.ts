/** The nonces of a page under test, one for each run of the sources. */
export const NONCES = ['AAECAwQFBgcICQoL-first', 'DA0ODxAREhMUFRYX-second'] as const;
