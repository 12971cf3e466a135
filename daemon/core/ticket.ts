/** What stands on the paper (R12): the number, the whole way, and what a citizen must know on the first visit (一次性告知制). */
import { dateAndTime } from './clock-face.ts';
import type { Hall, PrintJob, VisitStep } from './model.ts';
import { say } from './phrases.ts';
import { queueOf } from './route.ts';
import type { Rules } from './rules.ts';

/** The shape is that of drivers/driver.ts. */
export type TicketLine =
  | { text: string; size?: 1 | 2 | 3 | 4; bold?: boolean; align?: 'left' | 'centre' }
  | { rule: true }
  | { feed: number };

/** `again`: part of it may have been printed before. */
export function ticketLines(rules: Rules, hall: Hall, job: PrintJob, again: boolean): TicketLine[] {
  const visit = hall.visits.get(job.ticket);
  if (visit === undefined) return [];
  const { phrases } = rules;
  const services = visit.services.flatMap(id => rules.services.get(id) ?? []);
  const papers = services.flatMap(service => service.papers);
  const centred = { align: 'centre' } as const;
  return [
    { text: rules.name, bold: true, ...centred },
    ...(again ? [{ text: phrases['ticket-again'], bold: true, ...centred }] : []),
    { text: visit.ticket, size: 4, bold: true, ...centred },
    {
      text: say(phrases['ticket-service'], { service: services.map(service => service.name).join(' ') }),
      size: 2,
      ...centred,
    },
    ...(visit.class === 'normal'
      ? []
      : [{ text: phrases[`ticket-class-${visit.class}`], bold: true, ...centred }]),
    { rule: true },
    ...visit.steps.map((step, index) => ({
      text: say(phrases['ticket-step'], { step: index + 1, queues: namesOf(rules, step) }),
    })),
    ...(job.ahead === undefined ? [] : [{ text: say(phrases['ticket-ahead'], { ahead: job.ahead }) }]),
    ...(papers.length === 0 ? [] : [{ text: phrases['ticket-papers'] }]),
    ...papers.map(paper => ({ text: say(phrases['ticket-paper'], { paper }) })),
    { rule: true },
    { text: phrases['ticket-one'], bold: true },
    { text: say(phrases['ticket-missed'], { minutes: Math.round(rules.times.missedForMs / 60_000) }) },
    { text: say(phrases['ticket-phone'], { phone: rules.supervisionPhone }) },
    { text: say(phrases['ticket-time'], { time: dateAndTime(visit.issuedAt, rules.timeZone) }) },
  ];
}

function namesOf(rules: Rules, step: VisitStep): string {
  const queue = queueOf(step);
  const queues = queue !== undefined || step.is === 'queue' ? [queue ?? ''] : step.among;
  return queues.map(id => nameOf(rules, id)).join(rules.phrases['ticket-choice-separator']);
}

function nameOf(rules: Rules, queue: string): string {
  return rules.queues.get(queue)?.name ?? queue;
}
