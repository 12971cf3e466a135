/** What a pad has told, as one text each. */
import type { PadSaid, Told } from '../../drivers/device.ts';

export function pressesOf(told: readonly Told<PadSaid>[]): string[] {
  return told.flatMap(what => {
    if (what.is !== 'said') return [];
    const { said } = what;
    return 'press' in said ? `${said.press} ${said.digits}`.trim() : `rating ${said.rating}`;
  });
}

export function fitnessOf(told: readonly Told<PadSaid>[]): string {
  const last = told.findLast(what => what.is === 'fitness');
  if (last?.is !== 'fitness') return 'nothing';
  return 'why' in last.fitness ? `${last.fitness.is}: ${last.fitness.why}` : last.fitness.is;
}
