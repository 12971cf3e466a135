/**
 * What stands retained on the broker: latest wins for each topic, offline and while a publish is under way, so that
 * it never holds more than one payload a topic, nor topics that are gone.
 */
import type { Body } from './payloads.ts';

/** Hands a payload to the broker; `acked` is called only when the broker has it. An empty payload clears the topic. */
export type SendRetained = (topic: string, payload: string, acked: () => void) => void;

export type RetainedOutbox = {
  /** Sends it when `body` differs from what was wanted last. `stamp` (ts, seq) is that of the change and makes none itself. */
  want(topic: string, body: Body, stamp: Body): void;
  /** The same for a payload that others have laid down, so that nothing of ours stands in it. */
  wantText(topic: string, payload: string): void;
  /** Sends what stands there once more. */
  again(topic: string): void;
  clear(topic: string): void;
  has(topic: string): boolean;
  /** Connected: everything goes out again; `settled` is called once all of it has been acknowledged. */
  up(send: SendRetained, settled: () => void): void;
  down(): void;
};

/**
 * So many topics that were cleared while the broker was away are remembered. What is left there of the others comes with the
 * next connection, like what an earlier run left, and is cleared then.
 */
const emptiedAtMost = 1024;
/** A broker drops what a slow subscriber has not taken; it is not sent a whole hall at once. */
const inFlightAtMost = 64;

export function retainedOutbox(): RetainedOutbox {
  const standing = new Map<string, { same: string; payload: string; rev: number }>();
  const pending = new Set<string>();
  const inFlight = new Set<string>();
  const emptied = new Set<string>();
  let unsettled = new Set<string>();
  let send: SendRetained | undefined;
  let settled = (): void => {};

  function pump(): void {
    for (const topic of pending) {
      if (send === undefined || inFlight.size >= inFlightAtMost) return;
      if (inFlight.has(topic)) continue;
      pending.delete(topic);
      inFlight.add(topic);
      send(topic, standing.get(topic)?.payload ?? '', () => acked(topic));
    }
  }

  function acked(topic: string): void {
    inFlight.delete(topic);
    if (standing.get(topic)?.payload === '' && !pending.has(topic)) standing.delete(topic);
    if (unsettled.delete(topic) && unsettled.size === 0) settled();
    pump();
  }

  function change(topic: string, same: string, payload: (rev: number) => string): void {
    const before = standing.get(topic);
    if (before?.same === same) return;
    emptied.delete(topic);
    const rev = (before?.rev ?? 0) + 1;
    standing.set(topic, { same, payload: payload(rev), rev });
    pending.add(topic);
    pump();
  }

  function boundEmptied(topic: string): void {
    if (send !== undefined) return;
    emptied.add(topic);
    const [oldest] = emptied;
    if (emptied.size <= emptiedAtMost || oldest === undefined) return;
    for (const all of [emptied, standing, pending]) all.delete(oldest);
  }

  return {
    want: (topic, body, stamp) =>
      change(topic, JSON.stringify(body), rev => JSON.stringify({ v: 1, ...stamp, ...body, rev })),
    wantText: (topic, payload) => change(topic, payload, () => payload),
    again(topic) {
      if (standing.has(topic)) pending.add(topic);
      pump();
    },
    clear(topic) {
      // What is cleared while all is said again belongs to it.
      if (unsettled.size > 0) unsettled.add(topic);
      change(topic, '', () => '');
      boundEmptied(topic);
    },
    has: topic => (standing.get(topic)?.payload ?? '') !== '',
    up(sendNow, whenSettled) {
      send = sendNow;
      settled = whenSettled;
      inFlight.clear();
      emptied.clear();
      unsettled = new Set(standing.keys());
      for (const topic of unsettled) pending.add(topic);
      if (unsettled.size === 0) settled();
      pump();
    },
    down() {
      send = undefined;
      inFlight.clear();
    },
  };
}
