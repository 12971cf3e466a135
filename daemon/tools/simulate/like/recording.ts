/** Reads a day of the journal as one that can be played again. A press that was taken back never was (daemon/history). */
import type { Command, Order } from '../../../core/types/commands.ts';
import type { Event } from '../../../core/types/events.ts';
import type { VisitStep } from '../../../core/types/model.ts';
import type { Rules } from '../../../core/types/rules.ts';
import { openDay } from '../../../history/day.ts';
import { actOf } from './acts.ts';
import type { Person, ReadyPress, RecordedDay, Stay } from './recorded-day.ts';
import { withRests } from './rests.ts';

type Writable<Part> = { -readonly [Key in keyof Part]: Part[Key] };
type Open = Omit<Writable<Person>, 'stays'> & { stays: Stay[] };
type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** `rules`: whom each counter serves, as the config has it. */
export function openRecording(rules: Rules): {
  saw(event: Event, at: number): void;
  recorded(): RecordedDay;
} {
  const history = openDay();
  const people = new Map<string, Open>();
  /** By counter: when next was pressed with nobody waiting. */
  const ready = new Map<string, ReadyPress[]>();
  const surge: Writable<RecordedDay['surge'][number]>[] = [];
  let day = '';
  let presses = 0;
  let [openedAt, lastAt]: (number | undefined)[] = [];
  let closedAt: number | undefined;
  /** Its first event names it. */
  let order: Order | undefined;

  function nextOrder(): number {
    presses += 1;
    return presses;
  }

  function put<One>(list: One[], one: One): void {
    list.push(one);
    history.did(() => void list.splice(list.lastIndexOf(one), 1));
  }

  function begin(person: Open, is: Stay['is'], event: Event & { ticket: string }, at: number): void {
    const visit = history.visits.get(person.ticket);
    const before = person.stays.at(-1);
    const queue = 'queue' in event && event.queue !== undefined ? event.queue : (before?.queue ?? '');
    // Freed, or put back where it stood: it goes on waiting.
    if (is === 'waiting' && before?.is === 'waiting' && before.queue === queue) return;
    const counter = counterOf(event);
    put(person.stays, {
      is,
      from: at,
      queue,
      step: visit?.step ?? 1,
      ...(counter !== undefined && { counter }),
      ...(is === 'hand' && { order: nextOrder() }),
      ...(event.kind === 'visit-called' && event.why.by === 'number' && { named: event.why.reason ?? '' }),
      acts: [],
    });
  }

  function act(person: Open, command: Command, at: number): void {
    const stay = person.stays.at(-1);
    if (stay !== undefined) put(stay.acts, { afterMs: at - stay.from, command });
  }

  /** The day was closed by mistake: for the visit it never was. */
  function openedAgain(person: Open, { place }: Of<'visit-reopened'>, at: number): void {
    const stay = person.stays.at(-1);
    if (stay?.is === 'over') person.stays.pop();
    const before = person.stays.at(-1);
    // Who was away waits, and has stepped away once it does.
    const is = place?.is === 'away' ? 'waiting' : place?.is;
    if (place === undefined || is === undefined || before?.is === is) return;
    const { step = 1 } = before ?? {};
    person.stays.push({ is, from: at, queue: place.queue, step, acts: [] });
  }

  function issue(event: Of<'ticket-issued'>, at: number): void {
    const { ticket, services, asked, steps, print, unconfirmed } = event;
    people.set(ticket, {
      ticket,
      issuedAt: at,
      services,
      class: asked ?? (unconfirmed === true ? 'green' : event.class),
      choices: chosenIn(steps),
      print,
      stays: [],
      denied: false,
    });
  }

  function ofVisit(event: Event & { ticket: string }, at: number): void {
    const person = people.get(event.ticket);
    if (person === undefined) return;
    if (event.kind === 'visit-reopened' && event.place !== undefined) return openedAgain(person, event, at);
    const command = actOf(event, { order, stay: person.stays.at(-1)?.is });
    if (command !== undefined) act(person, command, at);
    if (event.kind === 'class-set' && event.denied === true) person.denied = true;
    const is = stayAfter(event.kind);
    if (is !== undefined) begin(person, is, event, at);
  }

  return {
    saw(event, at) {
      history.saw(event, at);
      order = event.order ?? (at === lastAt ? order : undefined);
      lastAt = at;
      switch (event.kind) {
        case 'day-opened':
          day = event.day;
          openedAt ??= at;
          closedAt = undefined;
          return;
        case 'day-closed':
          closedAt = at;
          return;
        case 'ticket-issued':
          return issue(event, at);
        case 'counter-ready': {
          const own = ready.get(event.counter) ?? [];
          ready.set(event.counter, own);
          if (event.ready) put(own, { at, order: nextOrder() });
          return;
        }
        case 'surge-changed':
          if (event.by === 'hand') surge.push({ at, ...(event.level && { level: event.level }) });
          return;
        default:
          if ('ticket' in event && event.ticket !== undefined)
            ofVisit({ ...event, ticket: event.ticket }, at);
      }
    },
    recorded() {
      const until = closedAt ?? lastAt ?? 0;
      return withRests(
        rules,
        {
          day,
          openedAt: openedAt ?? until,
          until,
          isClosed: closedAt !== undefined,
          people: [...people.values()],
          // What is open still, is so after the last that was told.
          shifts: history.counters.spans(closedAt ?? until + 1),
          surge,
        },
        ready,
      );
    },
  };
}

function counterOf(event: Event): string | undefined {
  return 'counter' in event ? event.counter : undefined;
}

/** Where an event puts a visit. */
export function stayAfter(kind: Event['kind']): Stay['is'] | undefined {
  switch (kind) {
    case 'visit-queued':
      return 'waiting';
    case 'visit-called':
    case 'visit-resumed':
      return 'hand';
    case 'visit-parked':
      return 'parked';
    case 'visit-missed':
      return 'missed';
    case 'visit-left':
    case 'visit-done':
      return 'over';
    default:
      return undefined;
  }
}

function chosenIn(steps: readonly VisitStep[]): ReadonlyMap<string, string> {
  return new Map(
    steps.flatMap(step =>
      step.is === 'choice' && step.chosen !== undefined ? [[step.choice, step.chosen] as const] : [],
    ),
  );
}
