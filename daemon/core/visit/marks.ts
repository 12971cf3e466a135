/**
 * R5: outcomes that a clerk marks at the pad before the step is finished: several in turn, the same again takes one back,
 * cancel takes all back. Whatever else than a finish takes the visit out of hand leaves none of them.
 */
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { CounterState, Visit } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import type { Marks, OutcomeMark, ServiceOutcome } from '../types/service-outcome.ts';
import { servicesAt, servicesOn } from './outcomes.ts';
import { papersOn } from './papers.ts';
import { comesKnown } from './presumption.ts';

export type MarkCommand = Extract<Command, { verb: 'pick-service' | 'mark' }>;

export function decideMark(
  rules: Rules,
  visit: Visit,
  command: MarkCommand,
  marks: Marks | undefined,
): Event[] | Refusal {
  const { counter } = command;
  const marked = command.verb === 'pick-service' ? pick(visit, command) : mark(rules, visit, command, marks);
  if (isRefusal(marked)) return marked;
  // Whoever marks has somebody before them.
  return [...comesKnown(visit, counter), marked];
}

/** By its place on the ticket. */
function pick(visit: Visit, { counter, nth }: Command & { verb: 'pick-service' }): Event | Refusal {
  const { ticket } = visit;
  const all = servicesOn(visit);
  const service = all[nth - 1];
  if (service === undefined) return refuse('unknown-service', { is: 'no-nth', ticket, nth, services: all });
  const here = servicesAt(visit);
  return here.includes(service)
    ? { kind: 'service-picked', ticket, counter, service }
    : refuse('unknown-service', { is: 'not-here', ticket, service, here });
}

function mark(
  rules: Rules,
  visit: Visit,
  { counter, outcome, nth }: Command & { verb: 'mark' },
  { service: picked, set }: Marks = { set: [] },
): Event | Refusal {
  const { ticket } = visit;
  if (nth === undefined) {
    return outcome === 'refused'
      ? refuse('name-reason', { is: 'none', reasons: rules.reasons })
      : refuse('name-papers', { is: 'none' });
  }
  const here = servicesAt(visit);
  const service = here.length === 1 ? here[0] : here.find(one => one === picked);
  if (service === undefined) return refuse('which-service', { is: 'pick-first', ticket, here });
  const wrong = outcome === 'refused' ? wrongReason(rules, nth) : wrongPaper(rules, visit, [service], nth);
  if (wrong !== undefined) return wrong;
  const one: OutcomeMark = { service, outcome, number: nth };
  const isSet = set.some(other => isOf(other, service) && other.outcome === outcome && other.number === nth);
  return { kind: 'outcome-marked', ticket, counter, ...one, ...(isSet && { takenBack: true }) };
}

const isOf = (mark: OutcomeMark, service: string) => mark.service === service;

export function wrongReason({ reasons }: Rules, reason: number): Refusal | undefined {
  if (reason === 0 || reasons[reason - 1] !== undefined) return undefined;
  return refuse('name-reason', { is: 'none-such', found: reason, reasons });
}

/** Of these services. */
export function wrongPaper(
  rules: Rules,
  visit: Visit,
  services: readonly string[],
  paper: number,
): Refusal | undefined {
  const asked = papersOn(rules, visit).filter(one =>
    one.services.some(service => services.includes(service)),
  );
  if (paper === 0 || asked.some(({ number }) => number === paper)) return undefined;
  const papers = asked.map(one => ({ number: one.number, paper: one.paper }));
  return refuse('unknown-paper', { found: paper, papers });
}

type MarkEvent = Extract<Event, { kind: 'service-picked' | 'outcome-marked' | 'marks-cleared' }>;

/** What past facts do to them. A service has one outcome, and a refusal one reason: the later takes the place of the earlier. */
export function foldMark(counter: CounterState, event: MarkEvent): void {
  switch (event.kind) {
    case 'marks-cleared':
      counter.marks = undefined;
      return;
    case 'service-picked':
      counter.marks = { service: event.service, set: counter.marks?.set ?? [] };
      return;
    case 'outcome-marked': {
      const { set, ...picked } = counter.marks ?? { set: [] };
      const { service, outcome, number } = event;
      const others = set.filter(
        other =>
          !isOf(other, service) ||
          (outcome === 'papers-missing' && other.outcome === outcome && other.number !== number),
      );
      const now = event.takenBack === true ? others : [...others, { service, outcome, number }];
      counter.marks = now.length === 0 && picked.service === undefined ? undefined : { ...picked, set: now };
      return;
    }
  }
}

/** What they say of that service; none where nothing is marked for it. */
export function markedOutcome(marks: Marks | undefined, service: string): ServiceOutcome | undefined {
  const mine = marks?.set.filter(mark => isOf(mark, service)) ?? [];
  const [first] = mine;
  if (first === undefined) return undefined;
  if (first.outcome === 'refused') return { service, outcome: 'refused', reason: first.number };
  const missing = mine.map(({ number }) => number).sort((one, other) => one - other);
  return { service, outcome: 'papers-missing', missing };
}
