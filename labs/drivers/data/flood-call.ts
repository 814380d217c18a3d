import { createFloodCounter, type FloodCounter, type FloodCounts } from '#labs/model/data/flood.ts';
import {
  dueMessages,
  floodLabel,
  floodOptions,
  isReliable,
  type FloodKind,
  type FloodPlan,
  type FloodPhase,
} from '#labs/model/data/flood-plan.ts';
import { leaveMessagesOut } from '../observe-data-channel.ts';
import { whenOpen } from '../wait-until.ts';
import type { DataCall } from './data-call.ts';
import { readNumbered, writeNumbered } from './numbered-message.ts';

/** A message that has arrived; times in milliseconds, `at` since the first was sent. */
export type Arrival = { at: number; latency: number };

export type Stream = {
  kind: FloodKind;
  counts: () => FloodCounts;
  /** In the order in which they came; it only grows. */
  arrivals: readonly Arrival[];
  /** When the messages were sent that are lost, since the first was sent. */
  lostAt: () => readonly number[];
  /** Times that a message waited because the buffer of the channel was full enough. */
  heldBack: () => number;
  bufferedAmount: () => number;
};

export type Flood = {
  plan: FloodPlan;
  streams: readonly Stream[];
  phase: () => FloodPhase;
  /** Sends no more; what is on its way is waited for. */
  stop: () => void;
  /** Settles when the channels are closed again; rejects with the reason of the call when it is hung up. */
  done: Promise<void>;
};

/** In ms: between two looks at what is due, between two reports, and without an arrival until nothing more is expected. */
const tickMs = 20;
const reportMs = 1000;
const quietMs = 2000;
/** Nobody waits longer for what is on its way. */
const patienceMs = 45_000;

/** No more than this waits in the buffer of a channel, in bytes. */
const enough = 64 * 1024;

/**
 * Sends numbered messages from alice to bob on several channels at once. Calls `onChange` when there is something new to see,
 * at most once a tick.
 */
export function startFlood(call: DataCall, plan: FloodPlan, onChange: () => void): Flood {
  const record = call.store.recorderFor('alice');
  const over = new AbortController();
  const ended = AbortSignal.any([call.signal, over.signal]);
  let phase: FloodPhase = 'opening';
  let start = 0;
  let lastArrival = 0;
  let isStopped = false;
  const lanes = plan.kinds.map((kind) => openLane(call, kind, plan.size, ended, () => start));

  const enter = (next: FloodPhase) => {
    phase = next;
    onChange();
  };
  const report = (isOver: boolean) => {
    const channels = lanes.map(({ kind, counter }) => {
      const { missing: _, underWay: __, ...figures } = counter.counts();
      return { label: floodLabel + kind, ...figures };
    });
    record('flood.reported', { isOver, channels });
  };

  const run = async () => {
    try {
      await Promise.all(lanes.map(({ channel }) => whenOpen(channel, call.signal)));
      start = performance.now();
      enter('sending');
      let reported = start;
      await each(tickMs, call.signal, (now) => {
        for (const lane of lanes) if (!isStopped) lane.send(dueMessages(plan, now - start, lane.sentCount()));
        if (now - reported >= reportMs) {
          reported = now;
          report(false);
        }
        onChange();
        return isStopped || lanes.every((lane) => lane.isClosed() || lane.sentCount() >= plan.rate * plan.seconds);
      });
      const sentAll = performance.now();
      enter('settling');
      await each(tickMs, call.signal, (now) => {
        lastArrival = Math.max(sentAll, ...lanes.map((lane) => lane.lastArrival()));
        onChange();
        const isEmpty = lanes.every((lane) => lane.isDone());
        if (isEmpty && now - lastArrival >= quietMs) {
          for (const { counter } of lanes) counter.settle();
          return true;
        }
        return now - sentAll >= patienceMs;
      });
      report(true);
    } finally {
      for (const { channel } of lanes) channel.close();
      over.abort();
      enter('over');
    }
  };

  return { plan, streams: lanes, phase: () => phase, stop: () => void (isStopped = true), done: run() };
}

type Lane = Stream & {
  channel: RTCDataChannel;
  counter: FloodCounter;
  send: (count: number) => void;
  sentCount: () => number;
  lastArrival: () => number;
  /** Somebody has closed its channel: nothing more goes in, or comes. */
  isClosed: () => boolean;
  /** Nothing of it is known to be on its way. */
  isDone: () => boolean;
};

function openLane(call: DataCall, kind: FloodKind, size: number, signal: AbortSignal, startOf: () => number): Lane {
  const counter = createFloodCounter(floodOptions[kind].ordered);
  const arrivals: Arrival[] = [];
  const sentTimes: number[] = [];
  let last = 0;
  let held = 0;
  const label = floodLabel + kind;
  const hear = ({ data }: MessageEvent) => {
    const at = performance.now();
    const { number, sentAt } = readNumbered(data as ArrayBuffer);
    const latency = counter.arrived(number, sentAt, at);
    if (latency === null) return;
    last = at;
    arrivals.push({ at: at - startOf(), latency });
  };
  call.bob.addEventListener(
    'datachannel',
    ({ channel }) => {
      if (channel.label !== label) return;
      leaveMessagesOut(channel);
      channel.binaryType = 'arraybuffer';
      channel.addEventListener('message', hear, { signal });
    },
    { signal },
  );
  const channel = call.alice.createDataChannel(label, floodOptions[kind]);
  const isClosed = () => channel.readyState === 'closed';
  leaveMessagesOut(channel);
  return {
    ...{ kind, channel, counter, arrivals },
    counts: counter.counts,
    lostAt: () => counter.lostNumbers().map((number) => (sentTimes[number] ?? 0) - startOf()),
    heldBack: () => held,
    bufferedAmount: () => channel.bufferedAmount,
    send(count) {
      for (let left = count; left > 0; left -= 1) {
        // #region backpressure
        // What has not been sent yet waits in a buffer, and the buffer has an end: wait until there is room.
        if (channel.readyState !== 'open' || channel.bufferedAmount > enough) {
          held += 1;
          return;
        }
        const now = performance.now();
        channel.send(writeNumbered(sentTimes.length, now, size));
        // #endregion
        counter.sent(sentTimes.length);
        sentTimes.push(now);
      }
    },
    sentCount: () => sentTimes.length,
    lastArrival: () => last,
    isClosed,
    isDone: () =>
      isClosed() || (channel.bufferedAmount === 0 && (!isReliable(kind) || counter.counts().underWay === 0)),
  };
}

/** Until `look` says that it is enough; rejects with the reason of `signal`. */
function each(everyMs: number, signal: AbortSignal, look: (now: number) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const timer = setInterval(() => {
      if (!look(performance.now())) return;
      settled.abort();
      resolve();
    }, everyMs);
    settled.signal.addEventListener('abort', () => clearInterval(timer));
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(timer);
        reject(signal.reason as Error);
      },
      { signal: settled.signal },
    );
    if (signal.aborted) {
      clearInterval(timer);
      reject(signal.reason as Error);
    }
  });
}
