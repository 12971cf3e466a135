/** R10: the core knows the present day alone. One of an earlier time has its own file, which is over and must stay as it is. */
import type { Command } from '../core/types/commands.ts';
import type { Hall } from '../core/types/model.ts';
import { type Refusal, refuse } from '../core/types/refusals.ts';
import type { Journal } from '../journal/journal.ts';

export function openedBefore(
  command: Command,
  hall: Readonly<Hall>,
  journal: Pick<Journal, 'days'>,
): Refusal | undefined {
  if (command.verb !== 'open-day' && (command.verb !== 'open-counter' || hall.open)) return undefined;
  const { day } = command;
  if (day === undefined || day === hall.day || !journal.days().includes(day)) return undefined;
  return refuse('too-late', { is: 'day-over', day, ...(hall.day !== undefined && { present: hall.day }) });
}
