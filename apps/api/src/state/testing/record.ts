import { expect } from 'vitest';
import type { PageViewRow, RecordCollect, RecordLate, StatePort } from '../port.ts';
import { collected, NOW } from './rows.ts';

/** Records a page view, and sees it recorded. */
export async function record(state: StatePort, row: Partial<PageViewRow> = {}): Promise<RecordCollect> {
  const input = collected(row);
  expect(await state.recordCollect(input)).toBe('recorded');
  return input;
}

/** Late evidence of a page view that makes it a bot's, but for what the case says. */
export const lateFor = (jti: string, row: Partial<RecordLate> = {}): RecordLate => ({
  jti,
  seq: 1,
  late: '{"v":1}',
  at: NOW + 5000,
  judgement: '{"score":80}',
  score: 80,
  hardRule: '',
  ...row,
});
