/** R5: what becomes of the services of a step. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import { handIsEmpty } from './calls.ts';
import { clearMarks, type Desk, desk, type Naive, no, type Person, type Step } from './people.ts';
import { behind } from './priority.ts';
import { arrive, waitAt, waitsFromNow } from './waiting.ts';
import { addStep, queueOf } from './way.ts';

/** Whose step this is, but for those it is over for. */
export function whoseNow(one: Person): string[] {
  const here = one.steps[one.step]?.whose ?? [];
  return [...new Set(one.services)].filter(
    service => here.includes(service) && one.over.every(other => other.service !== service),
  );
}

export function finish(
  hall: Naive,
  one: Person,
  id: string,
  order: Command & { verb: 'finish' },
  now: number,
  isUnknown = false,
): void {
  const whose = whoseNow(one);
  const named = order.services ?? (order.outcome === 'approved' ? [] : whose);
  if (named.some(service => !whose.includes(service))) no('unknown-service');
  detailsOrNo(hall, one, order, named);
  const ends = new Map(whose.map(service => [service, 'approved']));
  for (const { service, outcome } of desk(hall, id).marks) ends.set(service, outcome);
  for (const service of named) ends.set(service, order.outcome);
  const stop = whose.filter(service => ends.get(service) !== 'approved');
  const here = one.steps[one.step];
  const left = one.cases - (here?.casesDone ?? 0);
  const done = order.cases ?? Math.min(hall.rules.casesMost, left);
  if (done < 1 || done > left || done > hall.rules.casesMost) no('name-cases');
  if (done < left && stop.length === 0) return partly(hall, one, id, { done, isUnknown }, now);
  // What is left of the way, told service by service and put together again.
  const later = one.steps
    .slice(one.step + 1)
    .map(step => ({ ...step, whose: step.whose.filter(service => !stop.includes(service)) }))
    .filter(step => step.whose.length > 0);
  const rest: Step[] = [];
  for (const step of later) addStep(rest, step);
  const after = rest[0];
  if (after !== undefined && queueOf(after) === undefined && after.ask === true) no('choose-first');
  for (const service of stop) {
    const left = one.steps.slice(one.step).filter(step => step.whose.includes(service));
    one.over.push({
      service,
      outcome: ends.get(service) ?? '',
      rest: structuredClone(left).map(step => ({ ...step, whose: [service] })),
    });
  }
  if (here !== undefined) Object.assign(here, { doneAt: id, presumed: isUnknown });
  desk(hall, id).rates = { ticket: one.ticket, at: now };
  clearMarks(desk(hall, id));
  if (after === undefined) {
    one.place = 'done';
    delete one.counter;
  } else {
    if (stop.length > 0) one.steps = [...one.steps.slice(0, one.step + 1), ...rest];
    one.step += 1;
    arrive(hall, one, now);
  }
}

/** R18: some cases are done, and it waits again for the others, behind three. */
function partly(
  hall: Naive,
  one: Person,
  id: string,
  { done, isUnknown }: { done: number; isUnknown: boolean },
  now: number,
): void {
  const here = one.steps[one.step];
  if (here !== undefined)
    Object.assign(here, { casesDone: (here.casesDone ?? 0) + done, presumed: isUnknown });
  // Somebody stood there: whoever rates now would be taken for the one before.
  if (!isUnknown) delete desk(hall, id).rates;
  clearMarks(desk(hall, id));
  const stand = behind(hall, one, one.queue, 3, now);
  one.waitedMs += one.stood?.waitedHere ?? 0;
  waitsFromNow(hall, one, one.queue, now);
  waitAt(one, one.queue, stand);
}

/** The papers of the ticket, service by service, each once. */
function papers(hall: Naive, one: Person): { paper: string; of: string[] }[] {
  const told: { paper: string; of: string[] }[] = [];
  for (const service of new Set(one.services)) {
    for (const paper of hall.rules.services.get(service)?.papers ?? []) {
      const before = told.find(other => other.paper === paper);
      if (before === undefined) told.push({ paper, of: [service] });
      else before.of.push(service);
    }
  }
  return told;
}

function detailsOrNo(
  hall: Naive,
  one: Person,
  order: Command & { verb: 'finish' },
  named: readonly string[],
): void {
  const { outcome, reason, missing = [] } = order;
  if ((reason !== undefined) !== (outcome === 'refused')) no('name-reason');
  if (missing.length > 0 && outcome !== 'papers-missing') no('name-papers');
  if (reason !== undefined && reason > hall.rules.reasons.length) no('name-reason');
  const all = papers(hall, one);
  for (const number of missing) {
    const isKnown = number === 0 || all[number - 1]?.of.some(service => named.includes(service)) === true;
    if (!isKnown) no('unknown-paper');
  }
  if (missing.length === 0 || missing.includes(0)) return;
  for (const service of named)
    if (missing.every(number => all[number - 1]?.of.includes(service) !== true)) no('which-service');
}

export function mark(hall: Naive, one: Person, at: Desk, { outcome, nth }: Command & { verb: 'mark' }): void {
  if (nth === undefined) return no(outcome === 'refused' ? 'name-reason' : 'name-papers');
  const whose = whoseNow(one);
  const service = whose.length === 1 ? whose[0] : whose.find(other => other === at.picked);
  if (service === undefined) return no('which-service');
  if (outcome === 'refused' && nth > hall.rules.reasons.length) no('name-reason');
  if (outcome === 'papers-missing' && nth > 0 && papers(hall, one)[nth - 1]?.of.includes(service) !== true)
    no('unknown-paper');
  const again = at.marks.some(
    other => other.service === service && other.outcome === outcome && other.number === nth,
  );
  // One outcome for a service, and one reason; of papers any number.
  at.marks = at.marks.filter(
    other =>
      other.service !== service ||
      (outcome === 'papers-missing' && other.outcome === outcome && other.number !== nth),
  );
  if (!again) at.marks.push({ service, outcome, number: nth });
}

/** R3: whoever presses next so soon after time alone presumed that somebody came is asked. */
export function finishByNext(hall: Naive, held: Person, id: string, now: number): void {
  const isUnknown = held.presumed;
  if (isUnknown && now < held.since + hall.rules.times.presumedForMs) no('came-or-missed');
  finish(hall, held, id, { verb: 'finish', counter: id, outcome: 'approved' }, now, isUnknown);
  handIsEmpty(hall, id);
}
