/** Those who ask for green at the kiosk (R6): the staff sees who is entitled to it, and says yes or no. */
import { claimAt } from '../../core/counter/desk.ts';
import { isClaim } from '../../core/visit/green.ts';
import { answerTo } from '../../people/service.ts';
import type { Guest, People } from './people.ts';
import type { Stage } from './stage.ts';

export function answerClaim(stage: Stage, counter: string, { ticket, citizen }: Guest): void {
  const visit = stage.hall.visits.get(ticket);
  if (visit === undefined || !isClaim(visit)) return;
  stage.give({ verb: 'set-class', ticket, class: answerTo(citizen), counter });
}

/** From the beep until one has looked up, and gone to see who it is; who is not shown yet is looked for again. */
const looksMs = 30_000;
const mostLooks = 4;

/** The desk has just been told of a claim: who is shown there is answered, while anybody is there to look. */
export function deskLooks(stage: Stage, people: People, ticket: string): void {
  const { rules, hall } = stage;
  const desk = [...rules.desks].find(id => hall.counters.get(id)?.status === 'open');
  let looks = 0;
  if (desk !== undefined) lookLater(desk);

  function lookLater(id: string): void {
    stage.at(stage.now() + looksMs, () => {
      looks += 1;
      const shown = claimAt(rules, hall, id, stage.now());
      if (shown !== undefined) answerClaim(stage, id, people.guest(shown.ticket));
      const visit = hall.visits.get(ticket);
      if (looks < mostLooks && visit?.place.is === 'waiting' && isClaim(visit)) lookLater(id);
    });
  }
}
