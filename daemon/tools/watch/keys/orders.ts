/** Which order a key means for what is selected, and what is asked before it is given. Pure. */
import { casesOn } from '../model/cases.ts';
import type { Hall } from '../model/halls.ts';
import { type Rows, rowsOf } from '../model/rows.ts';
import { type Option, type Order, placeOf, type Question, type View } from '../model/view.ts';
import { counterText, queueName } from '../picture/names.ts';
import { words } from '../words.ts';

/** It is given at once, or asked first, or it cannot be given and why. */
export type Meant = { is: 'order'; order: Order } | Question | { is: 'not'; why: string };

const { ask, says, told } = words;

/** None: the sign means no order. */
export function meantBy(sign: string, hall: Hall, view: View): Meant | undefined {
  const rows = rowsOf(hall, view);
  switch (sign) {
    case 'a':
      return acknowledge(hall, rows, view);
    case 's':
      return surge(hall);
    case 'n':
    case 'r':
    case 't':
    case 'p':
    case 'o':
    case 'c': {
      const counter = selectedIn('counters', rows, view);
      return counter === undefined ? not(told.selectCounter) : atCounter(sign, hall, counter);
    }
    default:
      return undefined;
  }
}

const not = (why: string): Meant => ({ is: 'not', why });

function selectedIn(section: 'alarms' | 'counters', rows: Rows, view: View): string | undefined {
  const ids = rows[section].map(({ id }) => id);
  return view.section === section ? ids[placeOf(view.cursors[section], ids)] : undefined;
}

function acknowledge(hall: Hall, rows: Rows, view: View): Meant {
  const alarm = selectedIn('alarms', rows, view);
  if (alarm === undefined) return not(told.selectAlarm);
  return {
    is: 'order',
    order: { hall: hall.id, verb: 'alarm-ack', args: { alarm }, says: says.ack(alarm) },
  };
}

function atCounter(sign: 'n' | 'r' | 't' | 'p' | 'o' | 'c', hall: Hall, counter: string): Meant {
  const { ticket, status } = hall.counters.get(counter) ?? {};
  const called = counterText(hall, counter);
  const at = (verb: string, said: string, stillWith?: Order['stillWith']): Meant & { is: 'order' } => ({
    is: 'order',
    order: { hall: hall.id, verb, args: { counter }, says: said, stillWith },
  });
  switch (sign) {
    case 'n': {
      // It finishes who is there: that must still be the one whom the question named.
      const { order } = at('call-next', says.callNext(called), { counter, ticket });
      if (ticket === undefined) return { is: 'confirm', about: ask.callNext(called), order };
      const finishing = casesOn(hall, ticket) === undefined ? ask.finishing : ask.finishingCases;
      return { is: 'confirm', about: finishing(called, ticket), order };
    }
    case 'r':
      if (ticket === undefined) return not(told.nobodyThere(called));
      return at('recall', says.recall(ticket, called), { counter, ticket });
    case 't':
      return ticket === undefined ? not(told.nobodyThere(called)) : transfer(hall, counter, ticket);
    case 'p':
      if (status === 'paused') return at('open-counter', says.goOn(called));
      return at('pause-counter', says.pause(called));
    case 'o':
      return at('open-counter', says.open(called));
    case 'c':
      return at('close-counter', says.close(called));
  }
}

function transfer(hall: Hall, counter: string, ticket: string): Question {
  const called = counterText(hall, counter);
  const option = (listed: string, name: string, to: object): Option => {
    const order: Order = {
      hall: hall.id,
      verb: 'transfer',
      args: { counter, to },
      says: says.transfer(ticket, name),
      stillWith: { counter, ticket },
    };
    return { says: listed, then: { is: 'confirm', about: ask.transfer(ticket, called, name), order } };
  };
  const everywhere = { onlyTrouble: false };
  const { queues, counters } = rowsOf(hall, everywhere);
  return {
    is: 'pick',
    about: ask.transferTo(ticket, called),
    index: 0,
    options: [
      ...queues.map(({ id, queue }) => {
        const name = queueName(hall, id);
        return option(ask.toQueue(name, queue?.waiting ?? 0), words.queue(name), { queue: id });
      }),
      ...counters
        .filter(({ id }) => id !== counter)
        .map(({ id, institution, counter: seen }) =>
          option(
            ask.toCounter(
              counterText(hall, id),
              `${institution}, ${words.counterState(seen?.status ?? '?')}`,
            ),
            counterText(hall, id),
            {
              counter: id,
            },
          ),
        ),
    ],
  };
}

function surge({ id: hall, info, day }: Hall): Meant {
  if (info.surgeLevels === undefined) return not(told.noSurgePlan);
  const option = (listed: string, about: string, order: Omit<Order, 'hall'>): Option => ({
    says: listed,
    then: { is: 'confirm', about, order: { hall, ...order } },
  });
  return {
    is: 'pick',
    about: ask.surge(day?.surge),
    index: 0,
    options: [
      ...info.surgeLevels.map(level =>
        option(ask.levelStart(level), ask.surgeStart(level), {
          verb: 'surge-start',
          args: { level },
          says: says.surgeStart(level),
        }),
      ),
      option(ask.levelStop, ask.surgeStop, { verb: 'surge-stop', args: {}, says: says.surgeStop }),
    ],
  };
}

/** Nothing has changed at the counter since the question was asked. */
export function stillHolds(hall: Hall | undefined, { stillWith }: Order): boolean {
  return stillWith === undefined || hall?.counters.get(stillWith.counter)?.ticket === stillWith.ticket;
}
