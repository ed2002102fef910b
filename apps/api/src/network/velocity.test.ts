import { expect, it } from 'vitest';
import { createVelocity } from './velocity.ts';

it('counts an address, its network and its session within a minute', () => {
  let at = 0;
  const count = createVelocity(() => at);
  for (let i = 0; i < 9; i++) count('203.0.113.7', 'ses_a');
  expect(count('203.0.113.7', 'ses_b')).toEqual({ address: 10, network: 10, session: 1 });
  expect(count('203.0.113.8', null)).toEqual({ address: 1, network: 11, session: null });
  at = 90_000; // half of the first minute still counts
  expect(count('203.0.113.7', 'ses_a')).toEqual({ address: 6, network: 6, session: 5 });
  at = 300_000;
  expect(count('203.0.113.7', 'ses_a')).toEqual({ address: 1, network: 1, session: 1 });
});

it('takes an IPv6 /64 for one address, and counts nothing of what is no address', () => {
  const count = createVelocity(() => 0);
  count('2001:db8:1:2::1', null);
  expect(count('2001:db8:1:2:ffff::2', null)).toMatchObject({ address: 2, network: 2 });
  expect(count('2001:db8:1:3::1', null)).toMatchObject({ address: 1, network: 3 });
  expect(count('', null)).toBeNull();
});

it('forgets who was not seen for longest when there are too many', () => {
  const count = createVelocity(() => 0, 2);
  for (const last of [1, 2, 1, 3]) count(`203.0.${last}.1`, null);
  expect(count('203.0.1.1', null)?.address).toBe(3);
  expect(count('203.0.2.1', null)?.address).toBe(1);
});
