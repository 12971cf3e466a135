/** The people of one simulated day. They are drawn before it begins, so that two plans meet the very same ones. */
import { isWorkday } from '../../core/day/timetable.ts';
import type { Rules, Service, VisitClass } from '../../core/types/rules.ts';
import { arrivalsOn } from '../../people/arrivals.ts';
import { burstsOn, firstShare } from '../../people/bursts.ts';
import { type Chance, chanceOf, oneOf } from '../../people/chance.ts';
import { type Chances, type Citizen, citizenOf } from '../../people/citizen.ts';
import { type Curve, scaled } from '../../people/curve.ts';
import { companionsOf, meanGroup } from '../../people/groups.ts';
import { type Seat, seated } from '../../people/seats.ts';
import { type CrowdShape, slownessOn, usualCrowd, usualWork } from '../../people/shape.ts';
import { dateOf } from './weekdays.ts';
import { dayOf } from './working-hours.ts';

/** `arrivesMs`: since midnight. `seat`: they have booked (R18). */
export type Comer = Citizen & { arrivesMs: number; seat?: Seat };

const greenShare = 0.06;
const appointmentShare = 0.04;
const alsoShare = 0.05;
const crowdStream = 1;
const servicesStream = 3;
const burstStream = 6;
const burstServicesStream = 7;
const groupStream = 9;
const groupServicesStream = 10;

/** `falseClaims`: of those who are neither green nor have an appointment this share claims green all the same. */
export type CrowdOf = {
  seed: number;
  day: number;
  falseClaims?: number | undefined;
  shape?: CrowdShape | undefined;
};

/** Those of the `day`th day, in the order in which they come. */
export function crowdOf(rules: Rules, curve: Curve, { shape = usualCrowd, ...of }: CrowdOf): Comer[] {
  const services = [...rules.services.values()];
  const draw = openDrawing(rules, { shape, ...of });
  const ofAlone = chancesOf(of, crowdStream, servicesStream);
  const ofGroups = chancesOf(of, groupStream, groupServicesStream);
  const { bursts } = shape;
  const comers: Comer[] = [];
  const alone: Comer[] = [];
  const areAlone = shape.steady === true;
  const share = firstShare(bursts) * (areAlone ? meanGroup : 1);
  for (const arrivesMs of arrivalsOn(scaled(curve, share), ofAlone.chance)) {
    const service = oneOf(ofAlone.chance, services);
    const first = draw(ofAlone, arrivesMs, service);
    comers.push(first);
    const companions = areAlone ? [] : companionsOf(curve, arrivesMs, ofGroups.chance);
    for (const afterMs of companions) comers.push(draw(ofGroups, afterMs, service));
    if (companions.length === 0) alone.push(first);
  }
  const ofBursts = chancesOf(of, burstStream, burstServicesStream);
  for (const burst of bursts === undefined ? [] : burstsOn(curve, bursts, ofBursts.chance)) {
    const service = oneOf(ofBursts.chance, services);
    for (const arrivesMs of burst) comers.push(draw(ofBursts, arrivesMs, service));
  }
  // A week without holidays is simulated over and over; on a date that the calendar has off nothing can be booked.
  const books = isWorkday(rules, dateOf(rules, of.day)) ? shape.books : 0;
  const booked = seated(rules, alone, { ...of, books, doorsMs: dayOf(rules).fromMs });
  return comers.map(one => booked.get(one) ?? one).sort((one, other) => one.arrivesMs - other.arrivesMs);
}

function chancesOf({ seed, day }: CrowdOf, people: number, services: number): Chances {
  return { chance: chanceOf(seed, people, day), ofServices: chanceOf(seed, services, day) };
}

/** Somebody who comes at that time for that service, and all else about them. */
function openDrawing(
  rules: Rules,
  { seed, day, falseClaims, shape }: CrowdOf & { shape: CrowdShape },
): (chances: Chances, arrivesMs: number, service: Service) => Comer {
  const services = [...rules.services.values()];
  const slowness = slownessOn(shape, seed, day);
  return (chances, arrivesMs, service) => {
    const also = another(chances.ofServices, service, services);
    const errand = {
      service: service.id,
      ...(also !== undefined && { also: also.id }),
      class: classOf(chances.chance()),
    };
    const work = { mean: slowness * usualWork(shape, service.id), cv: shape.serviceCv };
    return {
      arrivesMs,
      ...citizenOf(rules, chances, errand, {
        work,
        falseClaims,
        comesBack: shape.comeBack,
        asks: shape.ask,
      }),
    };
  };
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
