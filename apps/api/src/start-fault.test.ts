import { describe, expect, it } from 'vitest';
import { explainStart } from './start-fault.ts';

const fault = (fields: object) => Object.assign(new Error('EACCES: permission denied'), fields);

describe('a start that failed', () => {
  it.each([
    ['a port that is taken', { code: 'EADDRINUSE', address: '127.0.0.1', port: 8787 }, /^Port 8787 .* VERIDICT_PORT$/],
    ['a port that needs rights', { code: 'EACCES', syscall: 'listen', port: 80 }, /^Port 80 .* VERIDICT_PORT$/],
    ['an address of elsewhere', { code: 'EADDRNOTAVAIL', address: '192.0.2.1' }, /192\.0\.2\.1 .* VERIDICT_HOST$/],
    [
      'a name of nothing',
      { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'no.invalid' },
      /no\.invalid .*_HOST$/,
    ],
    ['a folder that cannot be made', { code: 'EACCES', path: '/srv/data' }, /^The data folder \/srv\/data .*_DATA$/],
    ['a file that cannot be written', { code: 'EACCES', path: '/srv/data/state.db' }, /permission denied.*_DATA$/],
  ])('by %s names the setting', (_, fields, expected) => {
    expect(explainStart(fault(fields), '/srv/data')).toMatch(expected);
  });

  it.each([
    ['a file elsewhere', fault({ code: 'EACCES', path: '/srv/database/key.pem' })],
    ['anything else', new Error('no such table')],
    ['nothing at all', undefined],
  ])('by %s is told as it is', (_, error) => expect(explainStart(error, '/srv/data')).toBeNull());
});
