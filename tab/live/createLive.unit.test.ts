import assert from 'node:assert/strict';
import { createLive, pauseAfter, type LiveParts } from './createLive.js';

/** A world with a clock of its own and streams that the test opens, fills and ends. */
function world() {
  let clock = 0;
  let awake = true;
  const timers: { at: number; act: () => void }[] = [];
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  let refuse = false;
  const parts: LiveParts = {
    open(signal) {
      if (refuse) return Promise.reject(new Error('refused'));
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          streams.push(controller);
          signal.addEventListener('abort', () => {
            controller.error(new Error('aborted'));
          });
        },
      });
      return Promise.resolve(stream);
    },
    awake: () => awake,
    now: () => clock,
    after(ms, act) {
      const timer = { at: clock + ms, act };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
    random: () => 0.5,
  };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    live: createLive(parts),
    streams,
    settle,
    async say(text: string) {
      streams.at(-1)?.enqueue(new TextEncoder().encode(text));
      await settle();
    },
    async pass(ms: number) {
      const end = clock + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.splice(timers.indexOf(next), 1);
        clock = next.at;
        next.act();
        await settle();
      }
      clock = end;
    },
    set awake(value: boolean) {
      awake = value;
    },
    set refuse(value: boolean) {
      refuse = value;
    },
  };
}

const hello = 'event: hello\ndata: {}\n\n';
const changed = (position: number) =>
  `event: changed\ndata: {"position":${position},"freshAt":"2026-11-20T08:40:00Z"}\n\n`;

async function following() {
  const here = world();
  let told = 0;
  here.live.onChange(() => (told += 1));
  const stop = here.live.start();
  await here.settle();
  await here.say(hello);
  return { here, stop, told: () => told };
}

describe('createLive', () => {
  it('is live after the greeting, and tells of a change and of when Odoo was read', async () => {
    const { here, told } = await following();
    assert.equal(here.live.snapshot().state, 'live');
    assert.equal(told(), 0);
    await here.say(changed(1));
    assert.equal(told(), 1);
    assert.equal(here.live.snapshot().freshAt, '2026-11-20T08:40:00Z');
  });

  it('tells a burst of changes twice: at once, and when the gap is over', async () => {
    const { here, told } = await following();
    for (let position = 1; position <= 100; position += 1) await here.say(changed(position));
    assert.equal(told(), 1);
    await here.pass(500);
    assert.equal(told(), 2);
    await here.pass(5_000);
    assert.equal(told(), 2);
  });

  it('opens the next stream when one ends with its token, without being lost, and catches up', async () => {
    const { here, told } = await following();
    here.streams.at(-1)?.close();
    await here.settle();
    assert.equal(here.live.snapshot().state, 'live');
    await here.pass(500);
    assert.equal(here.streams.length, 2);
    await here.say(hello);
    assert.equal(told(), 1, 'what changed between the two streams is read');
  });

  it('says that it is lost when the service is gone, tries with growing pauses, and comes back', async () => {
    const { here } = await following();
    here.refuse = true;
    here.streams.at(-1)?.error(new Error('gone'));
    await here.settle();
    assert.equal(here.live.snapshot().state, 'lost');
    await here.pass(10_000);
    here.refuse = false;
    await here.pass(20_000);
    await here.say(hello);
    assert.equal(here.live.snapshot().state, 'live');
  });

  it('grows its pauses up to a bound', () => {
    const pauses = [0, 1, 2, 10].map((failures) => pauseAfter(failures, 0.5));
    assert.deepEqual(pauses, [500, 1_000, 2_000, 20_000]);
  });

  it('reads nothing while nobody looks, and everything once when they do again', async () => {
    const { here, told } = await following();
    here.awake = false;
    for (let position = 1; position <= 5; position += 1) await here.say(changed(position));
    assert.equal(told(), 0);
    here.awake = true;
    here.live.wake();
    assert.equal(told(), 1);
  });

  it('replaces a stream that slept', async () => {
    const { here, told } = await following();
    await here.pass(44_000);
    assert.equal(here.streams.length, 1);
    await here.pass(2_000);
    await here.pass(2_000);
    assert.equal(here.streams.length, 2, 'silent for longer than three heartbeats');
    assert.ok(told() >= 1);
  });

  it('reads everything and opens the stream anew when the network is back', async () => {
    const { here, told } = await following();
    await here.pass(1_000);
    here.live.reconnect();
    await here.settle();
    assert.equal(told(), 1);
    assert.equal(here.streams.length, 2);
    await here.say(hello);
    assert.equal(here.live.snapshot().state, 'live');
  });

  it('is silent after it was stopped', async () => {
    const { here, stop, told } = await following();
    stop();
    await here.settle();
    await here.pass(100_000);
    assert.equal(here.streams.length, 1);
    assert.equal(told(), 0);
  });
});
