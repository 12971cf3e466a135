/** A page that is told of the hall as long as it listens: server-sent events. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timers } from '../../../drivers/device.ts';

export type Listener = {
  /** False: it is still busy with what it was told before, and is not told this. */
  tell(picture: string): boolean;
  end(): void;
};

/** Who takes nothing for so long is gone. */
const unreadAtMostMs = 30_000;

/** `gone`: it listens no more. Undefined: who asked wants to know only whether there is something to hear. */
export function openListener(
  request: IncomingMessage,
  response: ServerResponse,
  { timers, gone }: { timers: Pick<Timers, 'now'>; gone(): void },
): Listener | undefined {
  /** Since when it has been busy with what it was told. */
  let unreadSince: number | undefined;

  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  // Or a proxy would gather what should be told at once.
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  if (request.method === 'HEAD') {
    response.end();
    return undefined;
  }
  response.on('close', gone);
  response.on('error', () => {});

  return {
    tell(picture) {
      if (!response.writableNeedDrain) {
        unreadSince = undefined;
        response.write(`data: ${picture}\n\n`);
        return true;
      }
      unreadSince ??= timers.now();
      if (timers.now() - unreadSince > unreadAtMostMs) response.destroy();
      return false;
    },
    end: () => void response.end(),
  };
}
