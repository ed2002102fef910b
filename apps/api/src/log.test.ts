import { expect, it } from 'vitest';
import { cutSecrets } from './log.ts';

it.each([
  ['/api/v1/verdict', '/api/v1/verdict'],
  ['/api/v1/verdict?token=a.b.c&ip=192.0.2.1', '/api/v1/verdict?token=[cut]&ip=192.0.2.1'],
  ['/x?ip=1&apikey=sk_live_abc', '/x?ip=1&apikey=[cut]'],
  ['/x?%74oken=a.b.c', '/x?%74oken=[cut]'],
  ['/x?TOKEN=a=b', '/x?TOKEN=[cut]'],
  ['/x?token=a&token=b', '/x?token=[cut]&token=[cut]'],
  ['/x?%E0%A4=1&secret=s', '/x?%E0%A4=1&secret=[cut]'],
  ['/x?monkey=1&tokens=2', '/x?monkey=1&tokens=2'],
  ['/token=a', '/token=a'],
])('%s is logged as %s', (url, logged) => expect(cutSecrets(url)).toBe(logged));
