/** One picture of the hall, to every page that listens: of the display, or of the kiosk. However many those are, the hall is heard once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timers } from '../../../drivers/device.ts';
import { type Listener, openListener } from './listener.ts';

export type PictureStream = {
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

export function openPictureStream(picture: () => object, timers: Timers): PictureStream {
  const listeners = new Set<Listener>();
  let text = '';
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  function tell(): void {
    cancel();
    toldAt = timers.now();
    text = JSON.stringify(picture());
    for (const one of listeners) one.tell(text);
    cancel = timers.after(toldAtLeastEveryMs, tell);
  }

  tell();

  return {
    changed() {
      cancel();
      cancel = timers.after(toldAt + toldAtMostEveryMs - timers.now(), tell);
    },
    answer(request, response) {
      const one = openListener(request, response, {
        timers,
        gone: () => void (one !== undefined && listeners.delete(one)),
      });
      if (one === undefined) return;
      listeners.add(one);
      one.tell(text);
    },
    close() {
      cancel();
      for (const one of listeners) one.end();
    },
  };
}
