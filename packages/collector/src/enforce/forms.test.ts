import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Veridict } from '../api.ts';
import { FORM_WAIT_MS, fillForms } from './forms.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('CSS', { escape: (name: string) => name });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page with one marked form, as far as `fillForms` looks at it; `sent` has its fields, each time it is sent. */
function pageWith(token: () => Promise<string | null>) {
  const fields: Array<{ type: string; name: string; value: string }> = [];
  const sent: Array<Record<string, string>> = [];
  let listener = (_event: Event): void => undefined;
  const document = {
    cookie: '',
    addEventListener: (_type: string, hear: (event: Event) => void) => {
      listener = hear;
    },
    createElement: () => ({ type: '', name: '', value: '' }),
  };
  const form = {
    ownerDocument: document,
    hasAttribute: () => true,
    getAttribute: () => 'proof',
    querySelector: () => null,
    appendChild: (field: (typeof fields)[number]) => fields.push(field),
    requestSubmit: () => submit(),
  };
  const submit = (): void => {
    const event = { target: form, submitter: null, defaultPrevented: false } as unknown as Event;
    Object.assign(event, {
      preventDefault: () => Object.assign(event, { defaultPrevented: true }),
      stopImmediatePropagation: () => undefined,
    });
    listener(event);
    if (!event.defaultPrevented) sent.push(Object.fromEntries(fields.map(({ name, value }) => [name, value])));
  };
  const verdict = { token: 'last', action: 'allow' };
  fillForms(document as unknown as Document, { token, verdict } as unknown as Veridict);
  return { submit, sent };
}

it.each<[string, () => Promise<string | null>, string]>([
  ['takes the fresh token', async () => 'fresh', 'fresh'],
  ['takes the last one where there is no fresh one', async () => null, 'last'],
  ['is sent with the last one where asking fails', () => Promise.reject(new Error('gone')), 'last'],
  [
    'is sent with the last one where asking throws',
    () => {
      throw new Error('replaced');
    },
    'last',
  ],
])('a form %s', async (_what, token, proof) => {
  const { submit, sent } = pageWith(token);
  submit();
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([{ proof }]);
});

it('a form waits no longer than its bound for an answer that does not come', async () => {
  const { submit, sent } = pageWith(() => new Promise(() => undefined));
  submit();
  await vi.advanceTimersByTimeAsync(FORM_WAIT_MS - 1);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(2);
  expect(sent).toEqual([{ proof: 'last' }]);
});
