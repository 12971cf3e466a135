/** What a return slip that is given, and one by which somebody comes, do to the hall (R15). */
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { setSlip, slipOf, toldBy } from '../visit/return-slips.ts';

export function issueSlip(hall: Hall, visit: Visit, event: Event & { kind: 'return-slip-issued' }): void {
  const { slip: id, ticket } = event;
  setSlip(hall, id, slipOf(hall, visit, event));
  // Its code is printed with the papers, which are owed since the step was finished.
  for (const job of hall.jobs.values())
    if (
      job.is === 'print' &&
      job.what === 'papers' &&
      job.ticket === ticket &&
      job.slip === undefined &&
      !job.begun
    )
      job.slip = id;
}

export function useSlip(rules: Rules, hall: Hall, visit: Visit, id: string): void {
  const slip = hall.returnSlips.get(id);
  if (slip === undefined) throw new Error(`${visit.ticket} comes by ${id}, which nobody was given`);
  setSlip(hall, id, { ...slip, usedBy: visit.ticket });
  visit.slips = [...(visit.slips ?? []), id];
  // Taken in again on the ticket it had, it knows what it was told.
  if (slip.ticket !== visit.ticket || slip.day !== hall.day) visit.told = toldBy(rules, visit, slip);
}

/**
 * R17: a refusal was overturned. Its visit, if it is of today, has changed with that: neither the press that refused it is undone any
 * more nor the one that took it in again.
 */
export function giveBack(hall: Hall, event: Event & { kind: 'refusal-overturned' }): void {
  const { refusal, slip, until } = event;
  const { right } = hall.followUps.get(refusal) ?? {};
  if (right === undefined) return;
  if (slip !== undefined && until !== undefined) setSlip(hall, slip, { ...right, until });
  const visit = right.day === hall.day ? hall.visits.get(right.ticket) : undefined;
  if (visit !== undefined) visit.changes += 1;
}
