/** Everything about what is selected, in words. Pure. */
import { casesOn } from '../model/cases.ts';
import type { Hall } from '../model/halls.ts';
import type { AlarmRow, CallRow, CounterRow, DeviceRow, QueueRow, Rows } from '../model/rows.ts';
import { alarmsOf } from '../model/standing.ts';
import { clockTime, span as spanOf } from '../model/times.ts';
import { placeOf, type View } from '../model/view.ts';
import { words } from '../words.ts';
import { counterState, counterText, expectedText, queueName, serviceName, sinceFor } from './names.ts';

export function detailsOf(hall: Hall, rows: Rows, { section, cursors }: View, now: number): string {
  const found = rows[section];
  const row =
    found[
      placeOf(
        cursors[section],
        found.map(({ id }) => id),
      )
    ];
  if (row === undefined) return '';
  switch (section) {
    case 'alarms':
      return ofAlarm(hall, row as AlarmRow);
    case 'queues':
      return ofQueue(hall, row as QueueRow, now);
    case 'counters':
      return ofCounter(hall, row as CounterRow, now);
    case 'devices':
      return ofDevice(hall, row as DeviceRow);
    case 'calls':
      return ofCall(hall, row as CallRow);
  }
}

const { details } = words;
const told = (...parts: (string | undefined)[]) =>
  parts.filter(part => part !== undefined && part !== '').join(', ');

function ofAlarm({ info }: Hall, { id, since, count, text, ackedBy }: AlarmRow): string {
  const seen = ackedBy === undefined ? undefined : words.seenBy(ackedBy);
  const begun = details.alarm(id, since === undefined ? '?' : clockTime(info.clock, since), count);
  return `${told(begun, seen)}: ${text}`;
}

function ofQueue(hall: Hall, row: QueueRow, now: number): string {
  const { id, queue, promiseMs, over } = row;
  if (queue === undefined) return queueName(hall, id);
  const longest = sinceFor(hall, queue.oldestSince, now);
  return `${queueName(hall, id)}: ${told(
    details.waits(queue.waiting),
    longest === '' ? undefined : `${details.longest(longest)}${over ? ` (${words.over})` : ''}`,
    promiseMs === undefined ? undefined : details.promised(spanOf(promiseMs)),
    details.expected(expectedText(row)),
    queue.next.length === 0
      ? undefined
      : details.next(queue.next.map(ticket => withCases(hall, ticket)).join(' ')),
  )}`;
}

function withCases(hall: Hall, ticket: string): string {
  const cases = casesOn(hall, ticket);
  return cases === undefined ? ticket : details.batch(ticket, cases.left, cases.all);
}

function ofCounter(hall: Hall, row: CounterRow, now: number): string {
  const { id, institution, counter } = row;
  const serves = hall.info.counters.get(id)?.queues ?? [];
  const hand =
    counter?.ticket === undefined
      ? words.counterState(counterState(row))
      : `${words.counterState(counterState(row))} ${counter.ticket} ${serviceName(hall, counter.service)} ${sinceFor(hall, counter.since, now)}`;
  const cases = casesOn(hall, counter?.ticket);
  const clerk = counter?.clerk === undefined ? undefined : details.clerk(counter.clerk);
  const alarms = alarmsOf(hall, 'counter', id).map(({ text }) => text);
  const line = told(
    counterText(hall, id),
    institution,
    hand,
    cases && details.cases(cases.left, cases.all),
    clerk,
    serves.length === 0 ? undefined : details.serves(serves.join(' ')),
  );
  return alarms.length === 0 ? line : `${line}; ${alarms.join('; ')}`;
}

function ofDevice({ info }: Hall, { id, kind = '', state, since, why, warning }: DeviceRow): string {
  const begun = since === undefined ? undefined : details.since(clockTime(info.clock, since));
  return `${told(id, details.device(kind, words.deviceState(state)), begun)}: ${why ?? warning ?? ''}`;
}

function ofCall(hall: Hall, { ticket, counter, queue, waitedMs, again, at, upTo }: CallRow): string {
  const time = clockTime(hall.info.clock, at);
  return told(
    ticket,
    counterText(hall, counter),
    details.called(upTo ? words.upTo(time) : time),
    queue === undefined ? undefined : queueName(hall, queue),
    waitedMs === undefined ? undefined : words.waited(spanOf(waitedMs)),
    again === undefined ? undefined : words.again(again),
  );
}
