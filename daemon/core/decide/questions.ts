/** 首问责任 (R17): a question has one owner at any time, who answers it, or passes it to somebody who accepts. */
import { answerQuestionBy, counterWith, dueOf, institutionOf } from '../counter/questions.ts';
import { scannedAt } from '../counter/scanned-ticket.ts';
import { isUnknownPerson, unknownPerson } from '../counter/staff.ts';
import type { Event } from '../types/events.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Question, QuestionCommand } from '../types/question.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { pauseAfter } from '../visit/current-visit.ts';
import { comesKnown } from '../visit/presumption.ts';
import { notOpen } from './records.ts';

type Opening = { person: string; counter?: string | undefined; ticket?: string | undefined; text?: string };

/** `2 ok`: who is signed in there was asked, by the visit in hand, else by who was just scanned there. */
export function openAtPad(
  rules: Rules,
  hall: Hall,
  counter: string,
  { clerk: person, ticket: held }: CounterState,
  now: number,
): Event[] | Refusal {
  if (person === undefined) return refuse('not-signed-in', { counter });
  if (held !== undefined && hall.visits.get(held)?.place.is !== 'serving')
    return refuse('not-started', { ticket: held });
  const ticket = held ?? scannedAt(hall, counter, now)?.ticket;
  return opened(rules, hall, { person, counter, ticket });
}

export function decideQuestion(
  rules: Rules,
  hall: Hall,
  command: Exclude<QuestionCommand, { counter: string }>,
  now: number,
): Event[] | Refusal {
  if (command.verb === 'question-open') {
    const { person, ticket, text } = command;
    const counter = counterWith(hall, person);
    if (isNobody(rules, hall, person)) return unknownPerson(person);
    if (ticket !== undefined && !hall.visits.has(ticket)) return refuse('unknown-ticket', { ticket });
    return opened(rules, hall, { person, counter, ticket, text });
  }
  const { question: id } = command;
  const found = hall.questions.get(id);
  if (found === undefined) return refuse('unknown-question', notOpen(id, hall.questions));
  if (command.verb === 'question-accept') return accept(rules, hall, found, command);
  const { owner: from } = found;
  if (command.by !== undefined && command.by !== from)
    return refuse('not-owner', {
      is: 'of-another',
      question: id,
      ...(from !== undefined && { owner: from }),
    });
  switch (command.verb) {
    case 'question-write':
      return [{ kind: 'question-written', question: id, text: command.text }];
    case 'question-pass': {
      const { to } = command;
      if (isNobody(rules, hall, to)) return unknownPerson(to);
      if (to === from) return refuse('to-itself', { question: id, person: to });
      return [{ kind: 'question-passed', question: id, ...(from !== undefined && { from }), to }];
    }
    case 'question-close': {
      const { text, told } = command;
      const { at = Number.POSITIVE_INFINITY } = dueOf(rules, hall, found);
      return [{ kind: 'question-closed', question: id, text, told, ...(at <= now && { late: true }) }];
    }
  }
}

/** Without a staff list only who is signed in is known. */
function isNobody(rules: Rules, hall: Hall, person: string): boolean {
  return rules.staff === undefined ? counterWith(hall, person) === undefined : isUnknownPerson(rules, person);
}

/** The visit in that hand is parked, and comes back to this counter. */
function opened(rules: Rules, hall: Hall, { person, counter, ticket, text }: Opening): Event[] {
  const institution = institutionOf(rules, hall, person);
  const event: Event = {
    kind: 'question-opened',
    question: `${hall.day}-q${hall.questionsMade + 1}`,
    person,
    ...(institution !== undefined && { institution }),
    ...(counter !== undefined && { counter }),
    ...(ticket !== undefined && { ticket }),
    ...(text !== undefined && { text }),
    due: answerQuestionBy(rules, hall),
  };
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  if (visit?.place.is !== 'serving' || counter === undefined || visit.place.counter !== counter)
    return [event];
  return [
    event,
    ...comesKnown(visit, counter),
    { kind: 'visit-parked', ticket: visit.ticket, counter },
    ...pauseAfter(hall, counter),
  ];
}

function accept(
  rules: Rules,
  hall: Hall,
  { id: question, passedTo }: Question,
  { by = passedTo }: { by?: string },
): Event[] | Refusal {
  if (passedTo === undefined) return refuse('not-owner', { is: 'not-passed', question });
  if (by !== passedTo) return refuse('not-owner', { is: 'passed-to', question, passedTo });
  if (isUnknownPerson(rules, by)) return unknownPerson(by);
  const institution = institutionOf(rules, hall, by);
  return [
    { kind: 'question-accepted', question, person: by, ...(institution !== undefined && { institution }) },
  ];
}
