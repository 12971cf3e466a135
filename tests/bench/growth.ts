/** How the cost of the rules grows, as a table for docs/growth.md: `node tests/bench/growth.ts`. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Journal } from '../../daemon/journal/journal.ts';
import { withText } from '../../daemon/text/staff/sentences.ts';
import { opened, rebuilt } from './big-day.ts';
import { orderUs } from './core.ts';
import { table } from './figures.ts';
import { fuzhou, fuzhouWith } from './fuzhou.ts';
import { best, inThread } from './processor-time.ts';

const folder = join(import.meta.dirname, '../../state/bench-growth');
const samples = 5;
const dayMs = 24 * 60 * 60_000;
/** 09:00 in Fuzhou. */
const firstDay = Date.UTC(2020, 0, 6, 1);

process.stderr.write('orders in halls of 12, 30 and 200 counters\n');
const waiting = [100, 10_000, 100_000];
const halls = [12, 30, 200].map(counters => ({
  counters,
  rules: counters === 12 ? fuzhou() : fuzhouWith(counters),
}));
process.stdout.write('Microseconds an order, with the next deadline, of this thread:\n');
process.stdout.write(
  `${table([
    ['', ...waiting.map(many => `${many} waiting`)],
    ...halls.map(({ counters, rules }) => [
      `${counters} counters`,
      ...waiting.map(many => orderUs(rules, many).toFixed(1)),
    ]),
  ])}\n\n`,
);

process.stderr.write('a start after 1, 100 and 1,000 closed days\n');
process.stdout.write('Milliseconds of this thread until a day of 20 tickets is verified and ready:\n');
process.stdout.write(
  `${table([['', 'ready'], ...[1, 100, 1_000].map(days => [`${days} closed days`, readyMs(days).toFixed(1)])])}\n`,
);

function readyMs(days: number): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const journal = opened(folder);
  for (let day = 0; day <= days; day += 1) write(journal, firstDay + day * dayMs, day < days);
  journal.close();
  const { ms } = best(samples, () => ({ ms: inThread(() => rebuilt(fuzhou(), folder)) }));
  rmSync(folder, { recursive: true });
  return ms;
}

/** Each of its orders a turn. */
function write(journal: Journal, at: number, closes: boolean): void {
  const rules = fuzhou();
  const hall = emptyHall(rules);
  const date = new Date(at).toISOString().slice(0, 10);
  const take: Command = {
    verb: 'take-ticket',
    services: ['advice'],
    class: 'normal',
    choice: new Map(),
    print: false,
  };
  const orders: Command[] = [
    { verb: 'open-day', day: date },
    ...Array.from({ length: 20 }, () => take),
    ...(closes ? [{ verb: 'close-day' } as const] : []),
  ];
  for (const [index, order] of orders.entries()) {
    const outcome = handle(rules, hall, order, at + index);
    if (isRefusal(outcome)) throw new Error(`${order.verb} was refused: ${outcome.refused}`);
    journal.commit({ at: at + index, events: outcome.map(withText), replies: [], presses: [] });
  }
}
