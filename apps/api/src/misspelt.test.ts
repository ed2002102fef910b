import { describe, expect, it } from 'vitest';
import { misspelt } from './misspelt.ts';
import { SETTINGS } from './settings-table.ts';

describe('a name in the environment that is no setting', () => {
  it.each([
    ['VERIDICT_PROT', 'VERIDICT_PORT'],
    ['VERIDICT_TRUSTPROXY', 'VERIDICT_TRUST_PROXY'],
    ['VERIDICT_REGIONS', 'VERIDICT_REGION'],
  ])('%s is taken for %s', (name, meant) => {
    expect(misspelt({ [name]: '1' })).toEqual([{ name, meant }]);
  });

  it.each(['VERIDICT_URL', 'VERIDICT_SECRET_KEY', 'VERIDICT_SERVICE_HOST', 'VERIDICT_PORT_8787_TCP', 'PROT'])(
    '%s is left alone',
    (name) => expect(misspelt({ [name]: '1' })).toEqual([]),
  );

  it('is never a setting itself', () => {
    expect(misspelt(Object.fromEntries(SETTINGS.map(({ name }) => [name, '1'])))).toEqual([]);
  });
});
