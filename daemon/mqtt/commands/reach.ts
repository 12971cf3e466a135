/** Whom and what an order reaches, by the hall as it stands: what a user's role is measured by. */
import { counterWith } from '../../core/counter/questions.ts';
import type { AlarmSubject } from '../../core/types/alarm.ts';
import type { Hall, Visit } from '../../core/types/model.ts';
import type { Question } from '../../core/types/question.ts';
import type { Reached } from '../../core/types/refusal-args.ts';
import type { Rules } from '../../core/types/rules.ts';
import { queueOf } from '../../core/visit/route.ts';
import type { Ordered } from '../../orders/order.ts';

/** `free`: nobody in particular. `places`: all of them. */
export type Reach =
  | { is: 'free' }
  | { is: 'hall'; what: Reached }
  | { is: 'places'; places: readonly ReachedPlace[] };

/** `queue`: in which somebody waits. `institutions`: it is the business of each of them. */
export type ReachedPlace = {
  what: Reached;
  counter?: string;
  queue?: string;
  institutions: readonly string[];
};

const free: Reach = { is: 'free' };

export function reachOf(order: Ordered, rules: Rules, hall: Readonly<Hall>): Reach {
  switch (order.verb) {
    case 'open-day':
    case 'close-day':
    case 'surge-start':
    case 'surge-stop':
      return { is: 'hall', what: { is: 'hall' } };
    case 'notice-set':
      return boardsReach(rules, order.boards);
    case 'alarm-ack':
      return subjectReach(rules, hall, hall.alarms.get(order.alarm)?.subject);
    case 'device-test':
      return subjectReach(rules, hall, { device: order.device });
    case 'question-open':
      return personReach(rules, hall, 'person' in order ? order.person : '');
    case 'question-write':
    case 'question-pass':
    case 'question-close':
      return questionReach(hall.questions.get(order.question));
    // Whoever was asked to, wherever they work.
    case 'question-accept':
      return free;
    case 'erase':
    case 'follow-up-close':
    case 'refusal-confirm':
    case 'refusal-overturn': {
      const id = 'of' in order ? order.of : 'refusal' in order ? order.refusal : order.followUp;
      if (hall.questions.has(id)) return questionReach(hall.questions.get(id));
      // Its ticket may be one of another day, and then another's now.
      const { counter } = hall.followUps.get(id) ?? {};
      return subjectReach(rules, hall, counter === undefined ? undefined : { counter });
    }
    case 'add-service':
    case 'rejoin':
    case 'step-away':
    case 'step-back':
    case 'reopen':
    case 'abandon':
    case 'set-class':
    case 'reprint':
      return subjectReach(rules, hall, { ticket: order.ticket });
    default:
      return 'counter' in order && order.counter !== undefined
        ? { is: 'places', places: [counterPlace(rules, order.counter)] }
        : free;
  }
}

/** Of a ticket, a counter or an alarm that is not there, the hall itself says so. */
function subjectReach(rules: Rules, hall: Readonly<Hall>, subject: AlarmSubject = {}): Reach {
  const { counter, queue, ticket, device } = subject;
  const own = counter ?? (device === undefined ? undefined : counterOf(rules, device));
  if (own !== undefined) return { is: 'places', places: [counterPlace(rules, own)] };
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  if (visit !== undefined) return { is: 'places', places: [visitPlace(rules, visit)] };
  return queue === undefined
    ? free
    : { is: 'places', places: [queuePlace(rules, queue, { is: 'queue', queue })] };
}

/** Where they are signed in; who is nowhere is of their institution. */
function personReach(rules: Rules, hall: Readonly<Hall>, person: string): Reach {
  const counter = counterWith(hall, person);
  if (counter !== undefined) return { is: 'places', places: [counterPlace(rules, counter)] };
  const institution = rules.staff?.get(person)?.institution;
  return institution === undefined
    ? free
    : { is: 'places', places: [{ what: { is: 'person', person }, institutions: [institution] }] };
}

/** Of a clerk's own the hall itself says whose it is (R17). */
function questionReach(found: Question | undefined): Reach {
  if (found === undefined) return free;
  const { id: question, institution } = found;
  const institutions = institution === undefined ? [] : [institution];
  return { is: 'places', places: [{ what: { is: 'question', question }, institutions }] };
}

function boardsReach(rules: Rules, boards: readonly string[] | undefined): Reach {
  if (boards === undefined) return { is: 'hall', what: { is: 'boards' } };
  const shared = boards.find(board => counterOf(rules, board) === undefined);
  if (shared !== undefined) return { is: 'hall', what: { is: 'board', board: shared } };
  return { is: 'places', places: boards.map(board => counterPlace(rules, counterOf(rules, board) ?? '')) };
}

/** None: it serves the whole hall. */
function counterOf(rules: Rules, device: string): string | undefined {
  const place = rules.spares.get(device) ?? device;
  const input = rules.inputs.get(place);
  return input?.is === 'pad' ? input.counter : rules.counterBoards.get(place);
}

function counterPlace(rules: Rules, counter: string): ReachedPlace {
  const institution = rules.counters.get(counter)?.institution;
  return {
    what: { is: 'counter', counter },
    counter,
    institutions: institution === undefined ? [] : [institution],
  };
}

function queuePlace(rules: Rules, queue: string, what: Reached): ReachedPlace {
  const institution = rules.queues.get(queue)?.institution;
  return { what, queue, institutions: institution === undefined ? [] : [institution] };
}

/** Whoever is gone stands where they had come to. */
function visitPlace(rules: Rules, { ticket, place, steps, step }: Visit): ReachedPlace {
  switch (place.is) {
    case 'waiting':
    case 'away':
      return queuePlace(rules, place.queue, { is: 'ticket', ticket, waitsFor: place.queue });
    case 'called':
    case 'serving':
    case 'parked':
    case 'missed':
      return {
        ...counterPlace(rules, place.counter),
        what: { is: 'ticket', ticket, at: place.counter },
      };
    case 'between':
    case 'done':
    case 'left': {
      const reached = steps[step];
      const queue = reached && queueOf(reached);
      return queue === undefined
        ? { what: { is: 'ticket', ticket }, institutions: [] }
        : queuePlace(rules, queue, { is: 'ticket', ticket, cameTo: queue });
    }
  }
}
