import { describe, expect, it } from 'vitest';
import { fromCaller, fromScriptTag, isExcluded, type Options, type StartOptions } from './options.ts';

const tag = (attributes: Record<string, string>, src = 'https://veridict.example/collector.js') =>
  fromScriptTag({ src, getAttribute: (name) => attributes[name.replace('data-', '')] ?? null });

const DEFAULTS: Options = {
  key: 'pk_live_abc',
  endpoint: 'https://veridict.example',
  enforce: undefined,
  region: undefined,
  sample: 1,
  exclude: [],
  consent: 'full',
  cookieDomain: undefined,
  action: undefined,
  worker: 'auto',
};

describe('fromScriptTag', () => {
  it('needs no more than a key', () => expect(tag({ key: 'pk_live_abc' })).toEqual(DEFAULTS));

  it.each<[Record<string, string>, Partial<Options>]>([
    [{ key: ' pk_live_x ' }, { key: 'pk_live_x' }],
    [{ endpoint: 'https://example.com/bot/' }, { endpoint: 'https://example.com/bot' }],
    [{ enforce: '' }, { enforce: 'block' }],
    [{ enforce: 'challenge' }, { enforce: 'challenge' }],
    [{ enforce: 'monitor' }, { enforce: 'monitor' }],
    [{ enforce: 'obliterate' }, { enforce: 'monitor' }],
    [{ region: 'eu' }, { region: 'eu' }],
    [{ sample: '0.25' }, { sample: 0.25 }],
    [{ sample: '0' }, { sample: 0 }],
    [{ sample: 'half' }, { sample: 1 }],
    [{ sample: '-1' }, { sample: 1 }],
    [{ exclude: '/admin/**, /health /x' }, { exclude: ['/admin/**', '/health', '/x'] }],
    [{ consent: 'essential' }, { consent: 'essential' }],
    [{ consent: 'nothing' }, { consent: 'wait' }],
    [{ 'cookie-domain': 'example.com' }, { cookieDomain: 'example.com' }],
    [{ action: 'a'.repeat(70) }, { action: 'a'.repeat(64) }],
    [{ action: '' }, { action: undefined }],
    [{ worker: 'blob' }, { worker: 'blob' }],
    [{ worker: 'own' }, { worker: 'own' }],
    [{ worker: 'service' }, { worker: 'auto' }],
  ])('%j', (attributes, expected) => {
    expect(tag({ key: 'pk_live_abc', ...attributes })).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each([
    ['no tag at all', null],
    ['a tag without a source', { src: '', getAttribute: () => null }],
  ])('survives %s', (_, element) => expect(fromScriptTag(element)).toMatchObject({ key: '', endpoint: '' }));
});

describe('fromCaller', () => {
  const given: StartOptions = { key: 'pk_live_abc', endpoint: 'https://veridict.example/' };

  it('has the defaults of the tag', () => expect(fromCaller(given)).toEqual(DEFAULTS));

  it('takes everything the tag takes', () => {
    const all = {
      enforce: 'challenge',
      region: 'eu',
      sample: 0.5,
      exclude: ['/a'],
      consent: 'wait',
      cookieDomain: 'example.com',
      action: 'login',
      worker: 'off',
    } as const;
    expect(fromCaller({ ...given, ...all })).toEqual({ ...DEFAULTS, ...all });
  });

  it.each<[string, object]>([
    ['key', { key: undefined }],
    ['key', { key: 'sk_live_abc' }],
    ['endpoint', { endpoint: undefined }],
    ['endpoint', { endpoint: 'veridict.example' }],
    ['endpoint', { endpoint: 'https://veridict.example/?a=b' }],
    ['enforce', { enforce: 'all' }],
    ['sample', { sample: 2 }],
    ['sample', { sample: '50%' }],
    ['exclude', { exclude: '/admin' }],
    ['consent', { consent: 'none' }],
    ['worker', { worker: 'shared' }],
    ['action', { action: 'a'.repeat(65) }],
  ])('names a wrong %s: %j', (option, wrong) => {
    const call = () => fromCaller({ ...given, ...wrong } as StartOptions);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`"${option}"`);
  });
});

describe('isExcluded', () => {
  it.each([
    ['/admin', ['/admin'], true],
    ['/admin/users', ['/admin'], false],
    ['/admin/users', ['/admin/*'], true],
    ['/admin/users/1', ['/admin/*'], false],
    ['/admin/users/1', ['/admin/**'], true],
    ['/a.b', ['/a.b'], true],
    ['/axb', ['/a.b'], false],
    ['/a(b)+', ['/a(b)+'], true],
    ['/x', ['/a', '/x'], true],
    ['/x', [], false],
  ])('%s against %j: %s', (path, patterns, is) => expect(isExcluded(path, patterns)).toBe(is));
});
