/** A hall in which the power fails, with its queues on paper (R21). */
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { type Play, play, untimed } from './play.ts';

export const fails = { verb: 'power-failing' } as const;
export const back = { verb: 'power-back' } as const;
export const entered = { verb: 'paper-entered' } as const;
export const icbc = new Map([['bank', 'icbc']]);

export const served = (hall: Play, more: Partial<Command & { verb: 'served-by-paper' }>): string[] | string =>
  hall.give({
    verb: 'served-by-paper',
    ticket: 'A003',
    counter: '1',
    outcome: 'approved',
    at: hall.now(),
    ...more,
  });

export const came = (hall: Play, ticket: string, more: Partial<Command & { verb: 'came-by-paper' }> = {}) =>
  hall.give({ verb: 'came-by-paper', ticket, service: 'withdrawal', choice: icbc, ...more });

/** Five wait for an approval, two of them went on to a bank. */
export function fullHall(rules = untimed): Play {
  const hall = play(rules, ['0', '1', '2', '7', '10']);
  for (let taken = 0; taken < 5; taken += 1) hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start', 'finish');
  hall.press('1', 'next', 'start', 'finish');
  hall.wait(60);
  return hall;
}

/** As the printer does it. */
export function print(hall: Play, outcome: 'done' | 'failed' | 'begun' = 'done'): void {
  const job = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
  if (job === undefined) return;
  hall.give({ verb: 'begin-job', job: job.id, device: 'printer-1' });
  if (outcome !== 'begun') hall.give({ verb: 'end-job', job: job.id, device: 'printer-1', outcome });
}

export function printAll(hall: Play): void {
  for (let job = 0; job < 20; job += 1) print(hall);
}

/** The lights have gone out, and every list lies on paper. */
export function onPaper(rules = untimed): Play {
  const hall = fullHall(rules);
  hall.give(fails);
  hall.pass(31);
  printAll(hall);
  return hall;
}
