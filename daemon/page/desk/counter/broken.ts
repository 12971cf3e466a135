/** What of a counter does not work, as whoever sits there needs to know it: since when, and how to go on. Pure. */
import type { Hall } from '../told/hall.ts';

/** `no-number`: neither main board nor voice tells the citizens either. */
export type Broken = { is: 'no-pad' | 'board-elsewhere' | 'no-board' | 'no-number'; since: number };

/** Of two boards that are dark it is told once, since the first. */
export function brokenAt({ alarms }: Pick<Hall, 'alarms'>, counter: string): Broken[] {
  const broken = alarms.flatMap(({ code, args, since }): Broken[] => {
    const meanwhile = code === 'device' ? args?.meanwhile : undefined;
    if (meanwhile?.counter !== counter) return [];
    switch (meanwhile.is) {
      case 'no-pad':
      case 'board-elsewhere':
        return [{ is: meanwhile.is, since }];
      case 'no-board':
        return [{ is: meanwhile.onMain || meanwhile.said ? 'no-board' : 'no-number', since }];
      default:
        return [];
    }
  });
  return [...new Map(broken.map(one => [one.is, one])).values()];
}
