/** The loop of a hall on its journal, without devices: what each hall of the kit that has a journal is made of. */
import { pino } from 'pino';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import type { Answer } from '../../../daemon/hall/answer.ts';
import { type Effects, type HallLoop, type Order, startHall } from '../../../daemon/hall/loop.ts';
import { rebuild } from '../../../daemon/hall/rebuild.ts';
import { type Journal, openJournal } from '../../../daemon/journal/journal.ts';
import { openTexts, type Texts } from '../../../daemon/journal/texts/texts.ts';
import type { Clock } from '../../../daemon/process/clock.ts';
import { systemTimers } from '../../../daemon/process/clock.ts';
import type { Timers } from '../../../drivers/device.ts';

/** Nothing happens outside, and what fails is thrown. */
export const noEffects: Effects = {
  takeNext: () => undefined,
  committed() {},
  begin: () => undefined,
  passed() {},
  heldUp() {},
  fatal(error) {
    throw error;
  },
};

/** That of a state folder, or the test fails. */
export function journalOf(state: string): Journal {
  const opened = openJournal(state);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.journal;
}

export type LoopHall = { rules: Rules; journal: Journal; clock: Clock; timers?: Timers };

/** As the journal has it. `effects`: those that are not nothing. */
export function startLoop(on: LoopHall, effects: Partial<Effects> = {}): HallLoop {
  const { rules, journal, clock, timers = systemTimers } = on;
  const { hall } = rebuild(rules, journal);
  return startHall({ rules, hall, journal, clock, timers }, { ...noEffects, ...effects });
}

/** Resolves when it has its answer. */
export function give(loop: HallLoop, order: Command | Order): Promise<Answer> {
  const whole = 'verb' in order ? { command: order } : order;
  return new Promise(answered => loop.submit({ ...whole, answered }));
}

/** What people wrote, beside the journal of a hall. `own`: what is not as in most tests. */
export function textsOf(
  { journal, clock, loop }: { journal: Journal; clock: Clock; loop: HallLoop },
  own: Partial<Parameters<typeof openTexts>[0]> = {},
): Texts {
  return openTexts({
    state: journal.state,
    hall: loop.hall,
    entries: journal.replay(),
    now: clock.now,
    persons: new Map(),
    keepMs: 180 * 24 * 3_600_000,
    timers: systemTimers,
    log: pino({ enabled: false }),
    give: command => loop.submit({ command }),
    alarm: () => undefined,
    ...own,
  });
}
