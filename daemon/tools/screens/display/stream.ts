/** The one picture of the display, to every display that listens. However many those are, the hall is heard once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timers } from '../../../../drivers/device.ts';
import type { Display } from '../../../page/display/contract.ts';

export type DisplayStream = {
  /** Something new may be known. */
  changed(): void;
  /** Stays open until whoever asked is gone, or reads nothing for long. */
  answer(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
};

/** However much is heard. */
const toldAtMostEveryMs = 250;
/** What is told is good for three of these (goodForAtMostMs). */
const toldAtLeastEveryMs = 2000;
/** A display that takes nothing for so long is gone. */
const unreadAtMostMs = 30_000;

/** `unreadSince`: when it was still busy with what it had been told; it is told the newest when it has read that. */
type Listener = { response: ServerResponse; unreadSince?: number };

export function openDisplayStream(picture: () => Display, timers: Timers): DisplayStream {
  const listeners = new Set<Listener>();
  let text = '';
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  function tell(): void {
    cancel();
    toldAt = timers.now();
    text = `data: ${JSON.stringify(picture())}\n\n`;
    for (const one of listeners) tellOne(one);
    cancel = timers.after(toldAtLeastEveryMs, tell);
  }

  function tellOne(one: Listener): void {
    const { response } = one;
    if (!response.writableNeedDrain) {
      delete one.unreadSince;
      response.write(text);
      return;
    }
    one.unreadSince ??= timers.now();
    if (timers.now() - one.unreadSince > unreadAtMostMs) response.destroy();
  }

  tell();

  return {
    changed() {
      cancel();
      cancel = timers.after(toldAt + toldAtMostEveryMs - timers.now(), tell);
    },
    answer(request, response) {
      response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      // Or a proxy would gather what should be told at once.
      response.setHeader('X-Accel-Buffering', 'no');
      response.flushHeaders();
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const one: Listener = { response };
      listeners.add(one);
      response.on('close', () => listeners.delete(one));
      response.on('error', () => {});
      tellOne(one);
    },
    close() {
      cancel();
      for (const { response } of listeners) response.end();
    },
  };
}
