/** The frames of a device for a browser that looks: server-sent events, those kept first, then each as it passes. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FrameLog } from './frame-log.ts';

/** How long a browser waits before it connects again, ms. */
const retryMs = 1000;

/**
 * Answers a GET or HEAD for a device of the log. Nothing is kept for a slow browser: when it takes again, it gets what is
 * still kept, and by the gap in `nth` it knows how many frames it has missed. One that connects again gets what came since.
 */
export function frameStream(
  log: FrameLog,
): (device: string, request: IncomingMessage, response: ServerResponse) => void {
  /** The frames of another simulator count from 1 again. */
  const run = randomUUID();

  return (device, request, response) => {
    response.setHeader('Content-Type', 'text/event-stream');
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'HEAD') return void response.end();
    let sent = lastSeen(request.headers['last-event-id'], run);

    function send(): void {
      if (response.writableNeedDrain) return;
      for (const frame of log.after(device, sent)) {
        sent = frame.nth;
        response.write(`id: ${run}/${frame.nth}\ndata: ${JSON.stringify(frame)}\n\n`);
        if (response.writableNeedDrain) return;
      }
    }

    response.on('drain', send);
    response.on('close', log.follow(device, send));
    response.write(`retry: ${retryMs}\n\n`);
    send();
  };
}

/** What a browser has, that connects again. */
function lastSeen(id: string | string[] | undefined, run: string): number {
  const [of, nth] = String(id).split('/');
  return of === run && /^\d{1,15}$/.test(nth ?? '') ? Number(nth) : 0;
}
