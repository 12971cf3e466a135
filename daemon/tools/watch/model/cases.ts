/** Of a ticket that brings several cases: how many of them are left at its step (R18). Pure. */
import type { Hall, Visit } from './halls.ts';

export type Cases = { all: number; left: number };

/** None of a ticket that brings one. */
export function casesOf({ cases: all, casesLeft: left = all }: Visit): Cases | undefined {
  return all === undefined || left === undefined ? undefined : { all, left };
}

/** None where visits are not heard, either. */
export function casesOn({ visits }: Hall, ticket = ''): Cases | undefined {
  const visit = visits.get(ticket);
  return visit && casesOf(visit);
}
