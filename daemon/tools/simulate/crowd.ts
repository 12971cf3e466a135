/** The people of one simulated day. They are drawn before it begins, so that two plans meet the very same ones. */
import type { Rules, Service, VisitClass } from '../../core/types/rules.ts';
import { arrivalsOn } from '../../people/arrivals.ts';
import { type Chance, chanceOf, oneOf } from '../../people/chance.ts';
import { type Citizen, citizenOf } from '../../people/citizen.ts';
import type { Curve } from '../../people/curve.ts';

/** `arrivesMs`: since midnight. */
export type Comer = Citizen & { arrivesMs: number };

const greenShare = 0.06;
const appointmentShare = 0.04;
const alsoShare = 0.05;
const crowdStream = 1;
const servicesStream = 3;

/** Those of the `day`th day, in the order in which they come. */
export function crowdOf(
  rules: Rules,
  curve: Curve,
  { seed, day, falseClaims }: { seed: number; day: number; falseClaims?: number | undefined },
): Comer[] {
  const chance = chanceOf(seed, crowdStream, day);
  const ofServices = chanceOf(seed, servicesStream, day);
  const services = [...rules.services.values()];
  return arrivalsOn(curve, chance).map(arrivesMs => {
    const service = oneOf(chance, services);
    const also = another(ofServices, service, services);
    const errand = {
      service: service.id,
      ...(also !== undefined && { also: also.id }),
      class: classOf(chance()),
    };
    return { arrivesMs, ...citizenOf(rules, { chance, ofServices }, errand, falseClaims) };
  });
}

/** Some come for two at once, where the hall has another. */
function another(chance: Chance, service: Service, services: readonly Service[]): Service | undefined {
  const others = services.filter(({ id }) => id !== service.id);
  return chance() < alsoShare && others.length > 0 ? oneOf(chance, others) : undefined;
}

function classOf(chance: number): VisitClass {
  if (chance < greenShare) return 'green';
  return chance < greenShare + appointmentShare ? 'appointment' : 'normal';
}
