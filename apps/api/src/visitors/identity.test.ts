import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { identitySecretOf, userOf } from './identity.ts';

const deployment = randomBytes(32);
const secret = identitySecretOf(deployment, 'site_1');
const proofOf = (userId: string, by = secret) => createHmac('sha256', by).update(userId).digest('hex');

test('a proof made with the secret of the site links', () => {
  const linked = { userId: 'Änna', match: 'linked', confidence: 1 };
  expect(userOf({ userId: 'Änna', proof: proofOf('Änna') }, secret)).toEqual(linked);
  expect(userOf({ userId: 'Änna', proof: proofOf('Änna').toUpperCase() }, secret)).toEqual(linked);
});

test.each([
  ['no proof', undefined],
  ['an empty proof', ''],
  ["another user's proof", proofOf('bert')],
  ["another site's proof", proofOf('anna', identitySecretOf(deployment, 'site_2'))],
  ["another deployment's proof", proofOf('anna', identitySecretOf(randomBytes(32), 'site_1'))],
])('%s claims', (_name, proof) => {
  const claimed = { userId: 'anna', match: 'claimed', confidence: 0.5 };
  expect(userOf({ userId: 'anna', ...(proof === undefined ? {} : { proof }) }, secret)).toEqual(claimed);
});
