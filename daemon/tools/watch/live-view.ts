/** The live view: draws what is heard at most ten times a second, and does what the keys say, until one of them says quit. */

import type { CommandClient } from '../../mqtt/client/command-client.ts';
import { systemTimers } from '../../process/clock.ts';
import type { HeardHalls } from './hall-source.ts';
import type { Key } from './keys/key-names.ts';
import { pinned, pressed } from './keys/key-press.ts';
import { hallRows } from './model/rows.ts';
import { clockOf } from './model/times.ts';
import { firstView, type View } from './model/view.ts';
import { openOrders } from './orders.ts';
import { pictureOf } from './picture/picture.ts';
import { openScreen } from './terminal/screen.ts';

/** However much is heard. */
const drawAtMostEveryMs = 100;
/** Clocks and waits go on when nothing is heard. */
const drawAtLeastEveryMs = 1000;

export type LiveOptions = {
  heard: HeardHalls;
  commands: CommandClient;
  changed: Set<() => void>;
  lost: Set<() => void>;
  stop: Promise<void>;
};

export async function live({ heard, commands, changed, lost, stop }: LiveOptions): Promise<void> {
  const quit = Promise.withResolvers<void>();
  const clock = clockOf();
  let view: View = firstView;
  /** Nobody has chosen yet: where there is one hall only, it is looked into. */
  let isFirst = true;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  const screen = openScreen(process.stdin, process.stdout, {
    key: press,
    resized: draw,
    gone: quit.resolve,
  });
  const orders = openOrders(commands, { timers: systemTimers, wall: Date.now }, told => {
    view = { ...view, told };
    soon();
  });

  function draw(): void {
    cancel();
    const now = Date.now();
    const [halls, link] = [heard.halls(), heard.link()];
    if (isFirst && link.is === 'up' && !link.reading) {
      const [only, other] = hallRows(halls, view, now);
      if (only !== undefined) {
        isFirst = false;
        if (other === undefined) view = { ...view, hall: only.id };
      }
    }
    view = pinned(view, { halls, now });
    screen.draw(pictureOf({ halls, link, view, now, clock }, screen.size()));
    drawnAt = systemTimers.now();
    cancel = systemTimers.after(drawAtLeastEveryMs, draw);
  }

  function soon(): void {
    cancel();
    cancel = systemTimers.after(drawnAt + drawAtMostEveryMs - systemTimers.now(), draw);
  }

  function press(key: Key): void {
    const known = { halls: heard.halls(), link: heard.link(), now: Date.now() };
    const then = pressed(key, view, known);
    view = then.view;
    if (then.quit === true) return quit.resolve();
    if (then.redraw === true) screen.forget();
    if (then.order !== undefined) orders.give(then.order, known.halls.get(then.order.hall)?.aheadMs ?? 0);
    draw();
  }

  changed.add(soon);
  lost.add(orders.lost);
  draw();
  await Promise.race([quit.promise, stop]);
  cancel();
  changed.delete(soon);
  lost.delete(orders.lost);
  screen.leave();
}
