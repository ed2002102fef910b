import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { isConflict, isUnavailable } from './failures.ts';

const fromServer = (code: string) => Object.assign(new pg.DatabaseError('…', 1, 'error'), { code });
const fromSystem = (code: string) => Object.assign(new Error(`connect ${code}`), { code, syscall: 'connect' });

describe('the store is unavailable', () => {
  test.each([
    ['a broken connection', fromServer('08006')],
    ['a wrong password', fromServer('28P01')],
    ['a database that is not there', fromServer('3D000')],
    ['a full disk', fromServer('53100')],
    ['too many connections', fromServer('53300')],
    ['a statement that took too long', fromServer('57014')],
    ['a server that shuts down', fromServer('57P01')],
    ['a server that starts', fromServer('57P03')],
    ['a failing disk', fromServer('58030')],
    ['a standby', fromServer('25006')],
    ['a refused connection', fromSystem('ECONNREFUSED')],
    ['a name that is not known', fromSystem('ENOTFOUND')],
    ['every address refused', new AggregateError([fromSystem('ECONNREFUSED'), fromSystem('ECONNREFUSED')])],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
  ])('after %s', (_, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  test.each([
    ['a row that is there already', fromServer('23505')],
    ['a statement that is wrong', fromServer('42601')],
    ['a value that does not fit', fromServer('22003')],
    ['a mistake of ours', new TypeError('undefined is not a connection')],
    ['something else', new Error('no result')],
    ['what is no error', 'connection'],
  ])('but not after %s', (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });
});

test('deadlocks and serialisation failures are conflicts, and nothing else is', () => {
  expect(['40001', '40P01', '40002', '23505', '57014'].map((code) => isConflict(fromServer(code)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(isConflict(fromSystem('40001'))).toBe(false);
});
