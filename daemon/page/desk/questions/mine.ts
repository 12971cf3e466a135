/** Whose questions somebody at this desk answers. */
import { session } from '../session/session.ts';
import type { Hall } from '../told/hall.ts';
import type { Question } from '../told/payloads.ts';

/** By what number whoever looks is known: their own, else that of who is signed in at their counter. */
export function me(hall: Pick<Hall, 'counters'>): string | undefined {
  const { person, counter } = session() ?? {};
  return person?.number ?? hall.counters.find(({ id }) => id === counter)?.clerk;
}

/** A clerk orders of their own alone; whoever else may order at all, of any. */
export function mayAnswer({ owner }: Question, mine: string | undefined): boolean {
  return session()?.role !== 'attendant' || (mine !== undefined && owner === mine);
}

/** Nobody accepts for another; without users nobody can tell. */
export function mayAccept({ passedTo }: Question, mine: string | undefined): boolean {
  return passedTo !== undefined && (session()?.role === undefined || passedTo === mine);
}
