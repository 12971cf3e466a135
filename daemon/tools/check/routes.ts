/** The routes and sessions of a hall, and the tickets of its desk, as text, a line for each: what `check` shows a technician. */

import type { Config } from '../../../config/schema/config.ts';
import { timeOfDayText } from '../../../drivers/settings/scalars.ts';
import { deskTickets } from '../../core/counter/desk-tickets.ts';
import type { Rules, Service, Session, Step } from '../../core/types/rules.ts';
import { words } from './words.ts';

type Row = { head: readonly string[]; body: string };

export function drawRoutes({ rules }: Config): string {
  const routes = [...rules.services.values()].map(service => ({
    head: [service.series, service.name, service.id],
    body: routeText(rules, service),
  }));
  const parts = [routes, sessionRows(rules), deskRows(rules)].filter(rows => rows.length > 0);
  return parts.map(table).join('\n');
}

function table(rows: readonly Row[]): string {
  const widths = rows[0]?.head.map((_, column) =>
    Math.max(...rows.map(({ head }) => width(head[column] ?? ''))),
  );
  return rows
    .map(
      ({ head, body }) =>
        `${head.map((cell, column) => pad(cell, widths?.[column] ?? 0)).join(' ')}   ${body}`.trimEnd() +
        '\n',
    )
    .join('');
}

function routeText(rules: Rules, { route }: Service): string {
  const steps = route.map(step =>
    step.is === 'queue'
      ? words.step(queueText(rules, step.queue), step.soon === true)
      : step.among.map(id => queueText(rules, id)).join(' | '),
  );
  return [steps.join(' → '), ...route.flatMap(choiceText)].join(words.and);
}

function queueText(rules: Rules, id: string): string {
  const plates = (by: 'queues' | 'backup') =>
    [...rules.counters.values()].flatMap(counter => (counter[by].includes(id) ? [counter.id] : [])).join(' ');
  return words.queue(rules.queues.get(id)?.name, id, plates('queues'), plates('backup'));
}

function choiceText(step: Step): string[] {
  return step.is === 'queue' ? [] : [words.choice(step.choice, step.by, otherwiseText(step))];
}

function otherwiseText({ by, otherwise }: Step & { is: 'choice' }): string {
  if (otherwise.is === 'queue') return words.elseQueue(otherwise.queue);
  return otherwise.is === 'shortest' && by !== 'shortest' ? words.elseShortest : '';
}

/** What the pad of a desk gives by which key. */
function deskRows(rules: Rules): Row[] {
  if (rules.desks.size === 0) return [];
  return deskTickets(rules).map(({ digits, service, choice }) => ({
    head: [words.key(digits), service.series, service.name, service.id],
    body: [...choice].map(([name, queue]) => `${name} ${queue}`).join(', '),
  }));
}

/** The hall's, and those of each institution that has its own. */
function sessionRows({ hall, timetable, institutions }: Rules): Row[] {
  return [{ id: hall, timetable }, ...institutions.values()].flatMap(({ id, timetable: own }) =>
    own === undefined ? [] : [{ head: [id], body: own.sessions.map(sessionText).join(', ') }],
  );
}

function sessionText({ fromMs, untilMs, lastTicketMs = untilMs }: Session): string {
  const last = lastTicketMs === untilMs ? undefined : timeOfDayText(lastTicketMs);
  return words.session(timeOfDayText(fromMs), timeOfDayText(untilMs), last);
}

const pad = (text: string, columns: number) => text + ' '.repeat(columns - width(text));

/** Columns of a terminal: 中文 and full-width signs take two. */
function width(text: string): number {
  let columns = 0;
  for (const sign of text) columns += /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(sign) ? 2 : 1;
  return columns;
}
