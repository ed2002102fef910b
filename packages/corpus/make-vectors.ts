// Writes vectors/tokens.json. Nothing in it depends on the day or the machine, so a second run changes nothing.
import { writeFileSync } from 'node:fs';
import { makeVectors } from './src/vectors/make.ts';

writeFileSync(new URL('./vectors/tokens.json', import.meta.url), `${JSON.stringify(makeVectors(), null, 2)}\n`);
