/** The lists of a power cut as they lie there, and as the hall tells of them (R21). */
import type { StandingHall } from '../../kit/hall/standing-hall.ts';

export type ListTold = {
  queue: string;
  is: string;
  why?: string;
  series?: string;
  from?: number;
  to?: number;
};

export const listsOf = (hall: StandingHall): readonly ListTold[] =>
  (hall.ops.last('state/hall')?.['power'] as { lists?: ListTold[] } | undefined)?.lists ?? [];

/** Six wait for the centre, two for the bank: nobody is called any more. */
export async function waitIn(hall: StandingHall): Promise<void> {
  for (let taken = 0; taken < 8; taken += 1)
    await hall.command('take-ticket', { service: 'withdrawal', print: false });
  for (let served = 0; served < 2; served += 1) {
    await hall.command('call-next', { counter: '1' });
    await hall.command('start', { counter: '1' });
    await hall.command('finish', { counter: '1' });
  }
  await hall.command('pause-counter', { counter: '1' });
}

/** Each copy that is whole; before it on the same piece of paper may hang what a killed process left of one. */
export function wholeOf(
  pieces: readonly (readonly string[])[],
  { queue, series = '', from = 1, to = 0 }: ListTold,
): { isMarked: boolean }[] {
  const name = { approval: '中心审批', icbc: '工商银行' }[queue] ?? queue;
  return pieces.flatMap(lines => {
    const at = lines.lastIndexOf('停电排队单');
    if (at === -1 || lines[at + 1] !== name) return [];
    const list = lines.slice(at);
    const numbers = Array.from(
      { length: to - from + 1 },
      (_, nth) => `${series}${String(from + nth).padStart(3, '0')}`,
    );
    const torn = list.filter(line => numbers.includes(line));
    const isWhole = torn.join() === numbers.join() && list.some(line => line.startsWith('1. '));
    return isWhole ? [{ isMarked: lines[at - 1] === '补打' }] : [];
  });
}
