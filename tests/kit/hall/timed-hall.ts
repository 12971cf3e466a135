/** The loop of a hall on its real journal, with time driven by hand; it goes with the test. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import type { Answer } from '../../../daemon/hall/answer.ts';
import type { Effects, HallLoop, Order } from '../../../daemon/hall/loop.ts';
import type { Journal } from '../../../daemon/journal/journal.ts';
import { openSlowDisk } from '../../../daemon/journal/slow-disk.ts';
import type { Clock } from '../../../daemon/process/clock.ts';
import { lackText } from '../../../daemon/text/staff/sentences.ts';
import type { Timers } from '../../../drivers/device.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { stateFolder } from './journal.ts';
import { give, journalOf, startLoop } from './loop-hall.ts';
import { fuzhou, start } from './play.ts';

/** Nobody asks of it that every institution has a counter open. */
const usualRules = { ...fuzhou, workdays: new Set<number>() };

export type TimedHall = {
  readonly loop: HallLoop;
  readonly journal: Journal;
  clock: Clock;
  /** What the devices would be given at the end of a turn. */
  jobs: Command[];
  /** How long each flush takes from now on, ms. */
  flushMs: number;
  /** How many timers the loop waits for. */
  armed(): number;
  /** What the loop told of another program that holds the journal. */
  heldUp: (string | undefined)[];
  /** The kinds of the events of each commit. */
  commits: string[][];
  /** What the main board showed last on its bottom line. */
  bottomLine: string;
  give(order: Command | Order): Promise<Answer>;
  /** 2026-11-24, with these counters; its commits are not counted. */
  openDay(...counters: readonly string[]): Promise<void>;
  /** The process is busy for so long: time passes, and no timer has its turn. */
  late(ms: number): void;
  /** Time passes, and what it makes due is carried out. */
  pass(ms: number): Promise<void>;
  /** The process ends, and another begins this much later. */
  restart(afterMs: number): Promise<void>;
};

export function timedHall(rules: Rules = usualRules): TimedHall {
  const state = stateFolder();
  const virtual = virtualTimers();
  let flushedMs = 0;
  const armed = new Set<() => void>();
  const timers: Timers = {
    now: () => virtual.timers.now() + flushedMs,
    after(delayMs, then) {
      const cancel = virtual.timers.after(delayMs, () => {
        armed.delete(disarm);
        then();
      });
      const disarm = () => {
        armed.delete(disarm);
        cancel();
      };
      armed.add(disarm);
      return disarm;
    },
  };
  const now = () => start + timers.now();
  let journal: Journal;
  let loop: HallLoop;

  function open(): void {
    journal = journalOf(state);
    const { commit } = journal;
    journal.commit = turn => {
      flushedMs += hall.flushMs;
      hall.commits.push(turn.events.map(event => (event as Event).kind));
      return commit(turn);
    };
    const effects: Partial<Effects> = {
      takeNext: () => hall.jobs.shift(),
      committed() {
        const picture = boardPicture(rules, loop.hall, 'main-board', now());
        hall.bottomLine = picture.lines.at(-1)?.text ?? '';
      },
      heldUp: why => void hall.heldUp.push(why && lackText(why)),
      flushed: tookMs => slowDisk.flushed(tookMs),
    };
    loop = startLoop({ rules, journal, clock: hall.clock, timers }, effects);
    const slowDisk = openSlowDisk(timers, loop.hall.alarms.has('slow-disk'), message =>
      loop.submit({
        command: {
          verb: 'tell-trouble',
          alarm: 'slow-disk',
          severity: 'warning',
          ...(message !== undefined && { message }),
        },
      }),
    );
  }

  const hall: TimedHall = {
    get loop() {
      return loop;
    },
    get journal() {
      return journal;
    },
    clock: { now, wall: now },
    jobs: [],
    flushMs: 0,
    armed: () => armed.size,
    heldUp: [],
    commits: [],
    bottomLine: '',
    give: order => give(loop, order),
    async openDay(...counters) {
      await hall.give({ verb: 'open-day', day: '2026-11-24' });
      for (const counter of counters) await hall.give({ verb: 'open-counter', counter });
      hall.commits.length = 0;
    },
    late(ms) {
      flushedMs += ms;
    },
    async pass(ms) {
      await virtual.advance(ms);
      await nextTurn();
    },
    async restart(afterMs) {
      loop.close();
      journal.close();
      await virtual.advance(afterMs);
      open();
    },
  };
  open();
  onTestFinished(() => {
    loop.close();
    journal.close();
  });
  return hall;
}
