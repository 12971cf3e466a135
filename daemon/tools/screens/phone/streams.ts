/** What phones are told of their tickets, each of its own, as long as they listen. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timers } from '../../../../drivers/device.ts';
import { type Listener, openListener } from '../listener.ts';

export type PhoneStreams = {
  /** Something new may be known. */
  changed(): void;
  /** Stays open until whoever asked is gone, or reads nothing for long. */
  answer(request: IncomingMessage, response: ServerResponse, ticket: string): void;
  /** Of every ticket: whoever may still hear of theirs comes again. */
  endAll(): void;
  close(): void;
};

/** `picture`: undefined once nothing is told of it any more. `state`: what makes another picture of it, without the clock. */
export type Telling = {
  state(ticket: string): readonly unknown[];
  picture(ticket: string): object | undefined;
  looked(ticket: string): void;
  left(ticket: string): void;
};

/** However much is heard. */
const toldAtMostEveryMs = 250;
/** What is told is good for three of these (goodForAtMostMs): a phone's radio should rest. */
const toldAtLeastEveryMs = 5000;

type Followed = { listeners: Set<Listener>; state: readonly unknown[]; text: string; toldAt: number };

export function openPhoneStreams({ state, picture, looked, left }: Telling, timers: Timers): PhoneStreams {
  const followed = new Map<string, Followed>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  function look(): void {
    cancel();
    lookedAt = timers.now();
    for (const [ticket, one] of followed) {
      const isNew = state(ticket).some((part, index) => part !== one.state[index]);
      if (isNew || lookedAt - one.toldAt >= toldAtLeastEveryMs) tell(ticket, one);
    }
    if (followed.size > 0) cancel = timers.after(toldAtLeastEveryMs / 5, look);
  }

  function tell(ticket: string, one: Followed): void {
    const now = picture(ticket);
    if (now === undefined) {
      for (const listener of one.listeners) listener.end();
      return;
    }
    one.state = state(ticket);
    one.toldAt = timers.now();
    one.text = JSON.stringify(now);
    for (const listener of one.listeners) listener.tell(one.text);
  }

  function leave(ticket: string, listener: Listener): void {
    const one = followed.get(ticket);
    one?.listeners.delete(listener);
    if (one?.listeners.size !== 0) return;
    followed.delete(ticket);
    left(ticket);
  }

  function endAll(): void {
    for (const { listeners } of followed.values()) for (const one of listeners) one.end();
  }

  return {
    endAll,
    changed() {
      if (followed.size === 0) return;
      cancel();
      cancel = timers.after(lookedAt + toldAtMostEveryMs - timers.now(), look);
    },
    answer(request, response, ticket) {
      const listener = openListener(request, response, {
        timers,
        gone: () => void (listener !== undefined && leave(ticket, listener)),
      });
      if (listener === undefined) return;
      const one = followed.get(ticket) ?? { listeners: new Set(), state: [], text: '', toldAt: 0 };
      one.listeners.add(listener);
      followed.set(ticket, one);
      looked(ticket);
      tell(ticket, one);
      if (followed.size === 1) look();
    },
    close() {
      cancel();
      endAll();
    },
  };
}
