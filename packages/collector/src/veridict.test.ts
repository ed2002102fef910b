import type { VerdictDetail } from '@veridict/contract/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fallbackSigner } from './chunks/fallback-signer.ts';
import { fromCaller, type Options } from './options.ts';
import type { PageHandlers } from './page.ts';
import type { Answer } from './transport.ts';
import { createVeridict, RENEW_MS, SETTLE_MS, TOKEN_WAIT_MS, type Tools, VIEW_GAP_MS } from './veridict.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const run = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** A page with a collector on it, and the server behind. */
function open(options: Partial<Options> = {}, before: { cookie?: string; path?: string; prerendered?: boolean } = {}) {
  const events: Array<{ name: string; detail: unknown }> = [];
  const sent: string[] = [];
  const bodies: Array<{ path: string; body: string }> = [];
  const page = { path: before.path ?? '/', isVisible: true, cookie: before.cookie, input: () => {}, watches: 0 };
  const server = {
    refusal: undefined as string | undefined,
    verdict: { action: 'allow' } as object,
    late: { action: 'allow' } as object,
    lateMs: 0,
    collectMs: 10,
  };
  let handlers!: PageHandlers;
  let activate: () => void = () => {};
  let views = 0;
  const closely: string[] = [];
  const recognise = vi.fn(async () => ({ value: { id: 'f'.repeat(32), components: {} }, ms: 1 }));
  const tools: Tools = {
    origin: 'https://shop.example',
    cookie: {
      read: () => page.cookie,
      write: (token) => {
        page.cookie = token;
      },
    },
    signer: async () => fallbackSigner(new Uint8Array(32)),
    gather: vi.fn(async () => ({ readings: {}, startedMs: 0, tookMs: 0, follow: async () => ({}), end: () => {} })),
    transport: {
      async post<T>(path: string, body: string) {
        const name = path.split('/').pop()!;
        sent.push(name);
        bodies.push({ path: name, body });
        await new Promise((done) => setTimeout(done, name === 'late' ? server.lateMs : server.collectMs));
        if (name === 'nonce') views++;
        if (server.refusal) return { ok: false, code: server.refusal, message: 'refused' } as Answer<T>;
        const nonce = {
          nonce: `nonce-${views}`,
          sid: 'ses_AAECAwQFBgcICQoLDA0ODw',
          now: Math.floor(Date.now() / 1000),
        };
        const answers = { nonce, collect: { ...server.verdict, ticket: `ticket-${views}` }, late: server.late };
        return { ok: true, body: answers[name as 'late'] } as Answer<T>;
      },
      beacon: (_, body) => {
        sent.push('beacon');
        bodies.push({ path: 'beacon', body });
      },
    },
    page: {
      origin: 'https://shop.example',
      isSecure: true,
      path: () => page.path,
      address: () => page.path,
      isVisible: () => page.isVisible,
      activated: () =>
        before.prerendered
          ? new Promise((done) => {
              activate = done;
            })
          : Promise.resolve(),
      emit: (name, detail) => events.push({ name, detail }) > 0,
      watch: (given) => {
        handlers = given;
      },
    },
    watchLate(onInput) {
      page.input = onInput;
      page.watches++;
      let ms = 0;
      return {
        read: () => ({ interaction: { fault: 'absent', ms: ms++ } }),
        closely: (consent) => closely.push(consent),
        dispose: () => {
          page.watches--;
        },
      };
    },
    recognise,
  };
  const veridict = createVeridict(
    { ...fromCaller({ key: 'pk_live_abc', endpoint: 'https://v.example' }), ...options },
    tools,
  );
  const goTo = (path: string) => {
    page.path = path;
    handlers.navigated();
  };
  const late = () =>
    bodies.filter(({ path }) => path === 'late' || path === 'beacon').map(({ body }) => JSON.parse(body));
  return {
    veridict,
    events,
    sent,
    bodies,
    page,
    server,
    tools,
    closely,
    goTo,
    late,
    on: () => handlers,
    activate: () => activate(),
  };
}

/** Until the first verdict is there. */
async function opened(...given: Parameters<typeof open>) {
  const browser = open(...given);
  await run(20);
  return browser;
}

/** The token as a form would ask for it. */
async function askToken(veridict: ReturnType<typeof open>['veridict']) {
  const asked = veridict.token();
  await run(20);
  return asked;
}

const names = (events: Array<{ name: string }>) => events.map(({ name }) => name);

describe('a page view', () => {
  it('resolves ready, and tells the page once', async () => {
    const { veridict, events, page } = open();
    expect(veridict.verdict).toBeNull();
    const ready = veridict.ready;
    await run(20);
    const detail = await ready;
    expect(detail).toEqual({ token: page.cookie, action: 'allow' });
    expect(veridict.verdict).toEqual(detail);
    expect(events).toEqual([{ name: 'botd:verdict', detail }]);
  });

  it('hands out copies that nobody else sees changed', async () => {
    const { veridict, events } = await opened();
    (events[0]!.detail as VerdictDetail).action = 'block';
    veridict.verdict!.action = 'block';
    expect(veridict.verdict!.action).toBe('allow');
  });

  it('goes on in the session of the cookie', async () => {
    const { bodies } = await opened({}, { cookie: 'earlier.token.x' });
    expect(JSON.parse(bodies[0]!.body).prev).toBe('earlier.token.x');
  });

  it('ends in an event and null when there is no verdict, and works at the next try', async () => {
    const { veridict, events, server } = open();
    server.refusal = 'origin_forbidden';
    await run(20);
    expect(await veridict.ready).toBeNull();
    expect(events).toEqual([{ name: 'botd:error', detail: { code: 'origin_forbidden', message: 'refused' } }]);
    server.refusal = undefined;
    expect(await askToken(veridict)).toBe(veridict.verdict!.token);
  });

  it('says so when the collector itself cannot run', async () => {
    const { veridict, events, tools } = open();
    tools.gather = () => Promise.reject(new Error('hostile'));
    const again = veridict.ready.then(() => veridict.refresh());
    await run(50);
    expect(await again).toBeNull();
    expect(events.at(-1)).toMatchObject({ name: 'botd:error', detail: { code: 'unsupported' } });
  });

  it('waits until a page rendered ahead of time is opened', async () => {
    const { sent, activate } = open({}, { prerendered: true });
    await run(5000);
    expect(sent).toEqual([]);
    activate();
    await run(20);
    expect(sent).toEqual(['nonce', 'collect']);
  });

  it('is one at a time, however often it is asked for', async () => {
    const { veridict, sent } = open();
    const all = [veridict.refresh(), veridict.refresh(), veridict.token()];
    await run(TOKEN_WAIT_MS);
    const [a, b, token] = await Promise.all(all);
    expect(a).toBe(b);
    expect(token).toBe(veridict.verdict!.token);
    expect(sent.filter((path) => path === 'nonce')).toHaveLength(1);
  });
});

describe('what is not to be assessed', () => {
  it('nothing runs, is asked or read before consent', async () => {
    const { veridict, sent, tools, goTo, on } = open({ consent: 'wait' }, { cookie: 'earlier' });
    const read = vi.spyOn(tools.cookie, 'read');
    goTo('/next');
    on().restored();
    on().shown();
    on().submitting();
    on().leaving();
    await run(10_000);
    expect(await askToken(veridict)).toBeNull();
    expect(await veridict.refresh()).toBeNull();
    expect(veridict.track('a')).toBe(false);
    expect([sent, read.mock.calls, vi.mocked(tools.gather).mock.calls]).toEqual([[], [], []]);
    const { ready } = veridict;
    veridict.consent('essential');
    await run(20);
    expect(await ready).toEqual(veridict.verdict);
    expect(tools.gather).toHaveBeenCalledWith('essential', expect.any(Promise));
    expect(tools.recognise).not.toHaveBeenCalled();
  });

  it('fuller consent assesses anew, with the second phase', async () => {
    const { veridict, tools, sent } = await opened({ consent: 'essential' });
    veridict.consent('full');
    await run(20);
    expect(tools.gather).toHaveBeenLastCalledWith('full', expect.any(Promise));
    expect(tools.recognise).toHaveBeenCalledOnce();
    veridict.consent('essential');
    veridict.consent('nonsense' as 'full');
    await run(20);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
  });

  it.each([
    ['a path that is excluded', { exclude: ['/admin/**'] }, { path: '/admin/x' }],
    ['a visit outside the sample', { sample: 0 }, {}],
  ])('%s: ready is null at once, and only an explicit call assesses', async (_, options, before) => {
    const { veridict, sent } = open(options, before);
    await run(5000);
    expect(await veridict.ready).toBeNull();
    expect(sent).toEqual([]);
    expect(await askToken(veridict)).toMatch(/\./);
  });

  it('a visit under way stays in the sample', async () => {
    const { sent } = await opened({ sample: 0 }, { cookie: 'earlier' });
    expect(sent).toContain('collect');
  });
});

describe('navigation within the page', () => {
  it('is a page view of its own, with its own late evidence', async () => {
    const { goTo, sent, late, page, veridict } = await opened();
    veridict.track('here');
    await run(VIEW_GAP_MS);
    goTo('/next');
    await run(SETTLE_MS + 30);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
    expect(late().at(-1)).toMatchObject({ ticket: 'ticket-1', evidence: { track: [{ name: 'here' }] } });
    veridict.track('there');
    await run(5000);
    expect(late().at(-1).evidence.track).toMatchObject([{ name: 'there' }]);
    expect(page.watches).toBe(1);
  });

  it('is assessed once it has settled', async () => {
    const { goTo, sent } = await opened();
    await run(VIEW_GAP_MS);
    for (const path of ['/a', '/b', '/c']) {
      goTo(path);
      await run(SETTLE_MS - 50);
    }
    await run(SETTLE_MS);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
  });

  it('back to where it was is none', async () => {
    const { goTo, sent } = await opened();
    await run(VIEW_GAP_MS);
    goTo('/a');
    goTo('/');
    await run(10_000);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(1);
  });

  it('in quick succession keeps its distance', async () => {
    const { goTo, sent } = await opened();
    goTo('/a');
    await run(SETTLE_MS + 50);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(1);
    await run(VIEW_GAP_MS);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
  });

  it('is noticed by looking, too: the same address again is no news', async () => {
    const { on, sent } = await opened();
    await run(VIEW_GAP_MS);
    for (let i = 0; i < 20; i++) {
      on().navigated();
      await run(500);
    }
    expect(sent.filter((path) => path === 'collect')).toHaveLength(1);
  });

  it('during an assessment is assessed after it', async () => {
    const { goTo, sent, server } = open();
    server.collectMs = 1000;
    await run(500);
    goTo('/a');
    await run(10_000);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
  });

  it('to an excluded path ends the page view', async () => {
    const { goTo, sent, page } = await opened({ exclude: ['/admin'] });
    await run(VIEW_GAP_MS);
    goTo('/admin');
    await run(5000);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(1);
    expect(page.watches).toBe(0);
  });

  it('a page that comes back from the cache is a new page view', async () => {
    const { on, sent } = await opened();
    on().leaving();
    on().restored();
    await run(20);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
  });
});

describe('late evidence', () => {
  it('goes out when the page is left, without anything awaited', async () => {
    const { on, sent } = await opened();
    on().leaving();
    expect(sent.at(-1)).toBe('beacon');
  });

  it('goes out with a form', async () => {
    const { on, sent } = await opened();
    on().submitting();
    expect(sent.at(-1)).toBe('late');
  });

  it('goes out after enough input, then after ever more', async () => {
    const { page, sent, tools } = await opened({ consent: 'essential' });
    const lateCount = async () => {
      await run(60_000);
      return sent.filter((path) => path === 'late').length;
    };
    const counts: number[] = [];
    for (const inputs of [5, 1, 17, 1, 71, 1]) {
      for (let i = 0; i < inputs; i++) page.input();
      counts.push(await lateCount());
    }
    expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
    expect(tools.recognise).not.toHaveBeenCalled();
  });

  it('goes out before a token is handed over, which waits for it a while', async () => {
    const { veridict, sent, server } = await opened({ consent: 'essential' });
    server.lateMs = 200;
    let token: string | null = null;
    veridict.token().then((given) => {
      token = given;
    });
    await run(199);
    expect([sent.at(-1), token]).toEqual(['late', null]);
    await run(1);
    expect(token).toBe(veridict.verdict!.token);
    server.lateMs = 60_000;
    const slow = veridict.token();
    await run(TOKEN_WAIT_MS);
    expect(await slow).toBe(token);
  });

  it('brings the second phase along, once per page load', async () => {
    const { veridict, tools, late } = await opened();
    await run(5000);
    expect(late().at(-1).evidence.readings.visitor).toEqual({ value: { id: 'f'.repeat(32), components: {} }, ms: 1 });
    veridict.refresh();
    await run(5000);
    await askToken(veridict);
    expect(tools.recognise).toHaveBeenCalledOnce();
    expect(late().at(-1)).toMatchObject({ ticket: 'ticket-2', evidence: { readings: { visitor: { ms: 1 } } } });
  });

  it('links the user, also from before the verdict and across page views', async () => {
    const { veridict, late } = open();
    expect(veridict.identify('user-1', { proof: 'p' })).toBe(true);
    await run(5000);
    expect(late().at(-1).evidence.identify).toEqual({ userId: 'user-1', proof: 'p' });
    veridict.refresh();
    await run(20);
    await askToken(veridict);
    expect(late().at(-1).evidence.identify).toEqual({ userId: 'user-1', proof: 'p' });
  });

  it.each([
    ['', undefined],
    ['u'.repeat(129), undefined],
    [17 as unknown as string, undefined],
    ['user', 'p'.repeat(129)],
    ['user', ''],
  ])('links no user %j with proof %j', async (userId, proof) => {
    const { veridict, late } = await opened();
    expect(veridict.identify(userId, proof === undefined ? {} : { proof })).toBe(false);
    await askToken(veridict);
    expect(late().at(-1).evidence).not.toHaveProperty('identify');
  });
});

describe('a verdict that is judged anew', () => {
  const revised = async (first: object, then: object) => {
    const browser = open({ consent: 'essential' });
    browser.server.verdict = first;
    await run(20);
    browser.server.late = then;
    const token = browser.veridict.token();
    await run(10);
    await token;
    return browser;
  };

  it.each([
    ['another action', { action: 'allow' }, { action: 'block' }, 2],
    ['another band', { action: 'challenge', band: 'suspicious' }, { action: 'challenge', band: 'automated' }, 2],
    [
      'another score alone',
      { action: 'allow', band: 'human', score: 3 },
      { action: 'allow', band: 'human', score: 9 },
      1,
    ],
    ['nothing else', { action: 'allow' }, { action: 'allow' }, 1],
  ])('%s', async (_, first, then, times) => {
    const { events, veridict, page } = await revised(first, then);
    expect(names(events)).toEqual(Array(times).fill('botd:verdict'));
    expect(veridict.verdict).toEqual({ token: page.cookie, ...then });
    expect(await veridict.ready).toEqual(veridict.verdict);
  });

  it('says nothing any more when another page view has begun', async () => {
    const { veridict, events, server, on } = await opened({ consent: 'essential' });
    server.lateMs = 500;
    server.late = { action: 'block' };
    on().submitting();
    veridict.refresh();
    await run(1000);
    expect(veridict.verdict!.action).toBe('allow');
    expect(names(events)).toEqual(['botd:verdict', 'botd:verdict']);
  });
});

describe('a token', () => {
  it('is renewed while the page lives', async () => {
    const { veridict, sent } = await opened();
    const { token } = veridict.verdict!;
    await run(RENEW_MS + 1000);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
    expect(veridict.verdict!.token).not.toBe(token);
    await run(RENEW_MS + 1000);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(3);
  });

  it('of a page nobody looks at is renewed when somebody does', async () => {
    const { on, page, sent } = await opened();
    page.isVisible = false;
    await run(3 * RENEW_MS);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(1);
    page.isVisible = true;
    on().shown();
    await run(20);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
    on().shown();
    await run(20);
    expect(sent.filter((path) => path === 'collect')).toHaveLength(2);
  });

  it('that grew old while the machine slept is not handed over', async () => {
    const { veridict } = await opened();
    const old = veridict.verdict!.token;
    vi.setSystemTime(Date.now() + RENEW_MS);
    expect(await askToken(veridict)).not.toBe(old);
  });
});
