/** `one-ticket devices --walk`: the devices of a hall without its daemon, for one person who goes through it and presses. */
import type { Config } from '../../../config/schema/config.ts';
import { startClock, systemTimers } from '../../process/clock.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { stopSignal } from '../../process/stop-signal.ts';
import { tableText } from '../../text/table.ts';
import type { HeldHall } from './hall-file.ts';
import { openAlone } from './one-device.ts';
import { failed, say, tell } from './terminal.ts';
import { beginWalk } from './walk-round.ts';
import { words } from './words.ts';

/** Until everything was reached, or Ctrl-C. Resolves with the exit code. */
export async function walk(hall: HeldHall): Promise<number> {
  const { config } = hall;
  if (hall.daemon !== undefined) return failed(words.walk.held(config.hall), 'io');
  tell(words.walk.byItself(config.hall, hall.alone));
  const stop = stopSignal();
  try {
    return await walked(config, stop.asked);
  } finally {
    stop.over();
  }
}

async function walked(config: Config, stopped: Promise<void>): Promise<number> {
  const { promise: everything, resolve: all } = Promise.withResolvers<void>();
  const clock = startClock(0);
  const restores = new Map<string, () => void>();
  const round = beginWalk(config, {
    hands: {
      answer: (...what) => devices.answer(...what),
      showOn(board, picture, shown) {
        restores.set(board, devices.tryBoard(board, picture, { shown, displaced() {} }));
      },
      print: (...what) => devices.print(...what),
      speak: (...what) => devices.speak(...what),
    },
    timers: systemTimers,
    at: () => clock.wall(),
    tell: say,
    all,
  });
  const devices = await openAlone(config, undefined, {
    padSaid: round.padSaid,
    readerSaid: (reader, _, said) => round.readerSaid(reader, said),
    cardLaid: reader => round.cardLaid(reader),
    noKey: round.noKey,
    fit: (id, why) => round.fit(id, why),
    jobEnded: round.jobEnded,
  });
  say(words.walk.begins(round.count()));
  await Promise.race([everything, stopped]);
  round.stop();
  const left = round.left();
  for (const restore of restores.values()) restore();
  await devices.close();
  if (left.length === 0) {
    say(words.walk.all(round.count()));
    return exitCodes.ok;
  }
  say(words.walk.some(round.count() - left.length, round.count()));
  say(tableText(words.walk.leftHead, left));
  return exitCodes.io;
}
