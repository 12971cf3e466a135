/**
 * 一次性告知制: the papers of a ticket, numbered through its services in the order printed on it, so that clerk, citizen and
 * slip mean the same by a number. One that several services ask for has one number.
 */
import type { Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { servicesOn } from './outcomes.ts';

/** `services`: who ask for it. */
export type Paper = { number: number; paper: string; services: readonly string[] };

export function papersOn(rules: Rules, visit: Visit): Paper[] {
  const services = servicesOn(visit);
  const asked = (service: string) => rules.services.get(service)?.papers ?? [];
  return [...new Set(services.flatMap(asked))].map((paper, index) => ({
    number: index + 1,
    paper,
    services: services.filter(service => asked(service).includes(paper)),
  }));
}
