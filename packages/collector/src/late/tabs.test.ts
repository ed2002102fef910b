import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStage, type Stage } from '../testing/stage.ts';
import { watchTabs } from './tabs.ts';

type Message = { data: unknown };
class Channel {
  static open = new Set<Channel>();
  onmessage: (message: Message) => void = () => {};
  constructor() {
    Channel.open.add(this);
  }
  postMessage(data: unknown): void {
    for (const other of Channel.open) if (other !== this) other.onmessage({ data: structuredClone(data) });
  }
  close(): void {
    Channel.open.delete(this);
  }
}

let stage: Stage;
beforeEach(() => {
  vi.useFakeTimers();
  stage = openStage();
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('top', globalThis);
  vi.stubGlobal('self', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Channel.open.clear();
});

describe('pages of one browser', () => {
  test('that both say they have the focus tell each other so', async () => {
    const [one, other] = [watchTabs(), watchTabs()];
    await vi.advanceTimersByTimeAsync(20_000);
    expect(one.read()).toEqual({ peers: 1, shared: 6 });
    expect(other.read()).toEqual({ peers: 1, shared: 6 });
    one.stop();
    other.stop();
    expect(Channel.open.size).toBe(0);
  });

  test('of which the other has none say nothing', async () => {
    const one = watchTabs();
    new Channel().postMessage(['ask', 'another']);
    stage.view.focused = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(one.read()).toEqual({ peers: 1, shared: 0 });
  });

  test('between which somebody changes back and forth say nothing', async () => {
    const [one, other] = [watchTabs(), watchTabs()];
    for (let i = 0; i < 40; i++) {
      stage.give('focus', 0);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect([one.read().shared, other.read().shared]).toEqual([0, 0]);
  });

  test('strangers on the channel are not listened to', async () => {
    const one = watchTabs();
    const stranger = new Channel();
    for (const data of [null, 'too', 7, { 0: 'too' }, ['too'], ['too', 'x', 'y'], ['ask']]) stranger.postMessage(data);
    expect(one.read().shared).toBe(0);
  });
});

test('a page in a frame, and a browser without channels, give their fault', () => {
  vi.stubGlobal('top', {});
  expect(watchTabs).toThrow(expect.objectContaining({ fault: 'absent' }));
  vi.stubGlobal('top', globalThis);
  vi.stubGlobal('BroadcastChannel', undefined);
  expect(watchTabs).toThrow(expect.objectContaining({ fault: 'absent' }));
});

test('the channel is closed when the page goes', () => {
  watchTabs();
  expect(stage.listeners()).toBe(4);
  stage.give('pagehide', 1);
  expect([Channel.open.size, stage.listeners()]).toEqual([0, 0]);
});
