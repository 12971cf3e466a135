/** What somebody names who takes a ticket: for what, and which queues they want where they are asked. */
import type { Rules } from '../../core/types/rules.ts';
import type { Citizen } from '../../people/citizen.ts';

export function servicesOf({ service, also }: Citizen): string[] {
  return also === undefined ? [service] : [service, also];
}

/** The kiosk asks only some of the choices (R5), and so does whoever books for them. */
export function askedAtTicket(rules: Rules, citizen: Citizen): Map<string, string> {
  const { picks } = citizen;
  const asked = new Map<string, string>();
  for (const step of servicesOf(citizen).flatMap(id => rules.services.get(id)?.route ?? [])) {
    const pick = step.is === 'choice' && step.by === 'ticket' ? picks.get(step.choice) : undefined;
    if (step.is === 'choice' && pick !== undefined) asked.set(step.choice, pick);
  }
  return asked;
}
