/** The routes of a hall as text, a line for each service: what `check` shows a technician. */
import type { Rules, Service, Step } from '../daemon/core/rules.ts';
import type { Config } from './schema.ts';

export function drawRoutes({ rules }: Config): string {
  const rows = [...rules.services.values()].map(service => ({
    head: [service.series, service.name, service.id],
    route: routeText(rules, service),
  }));
  const widths = [0, 1, 2].map(column => Math.max(0, ...rows.map(({ head }) => width(head[column] ?? ''))));
  return rows
    .map(
      ({ head, route }) =>
        `${head.map((cell, column) => pad(cell, widths[column] ?? 0)).join(' ')}   ${route}\n`,
    )
    .join('');
}

function routeText(rules: Rules, { route }: Service): string {
  const steps = route.map(step =>
    (step.is === 'queue' ? [step.queue] : step.among).map(id => queueText(rules, id)).join(' | '),
  );
  return [steps.join(' → '), ...route.flatMap(choiceText)].join(', ');
}

function queueText(rules: Rules, id: string): string {
  const serving = [...rules.counters.values()].filter(counter => counter.queues.includes(id));
  return `${rules.queues.get(id)?.name} ${id} (${serving.map(counter => counter.id).join(' ')})`;
}

function choiceText(step: Step): string[] {
  if (step.is === 'queue') return [];
  const asked = step.by === 'ticket' ? 'asked at the ticket' : 'chosen by the clerk';
  const otherwise = step.otherwise.is === 'queue' ? `, else ${step.otherwise.queue}` : '';
  return [`${step.choice} ${asked}${otherwise}`];
}

const pad = (text: string, columns: number) => text + ' '.repeat(columns - width(text));

/** Columns of a terminal: 中文 and full-width signs take two. */
function width(text: string): number {
  let columns = 0;
  for (const sign of text) columns += /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(sign) ? 2 : 1;
  return columns;
}
