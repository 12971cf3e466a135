/** Those who ask for green at the kiosk (R6): the staff sees who is entitled to it, and says yes or no. */
import { isClaim } from '../core/green.ts';
import type { People } from './people.ts';
import type { Stage } from './stage.ts';

export function answerClaim(stage: Stage, people: People, counter: string, ticket: string): void {
  const visit = stage.hall.visits.get(ticket);
  if (visit === undefined || !isClaim(visit)) return;
  const { pretends } = people.guest(ticket).citizen;
  stage.give({ verb: 'set-class', ticket, class: pretends ? 'normal' : 'green', counter });
}
