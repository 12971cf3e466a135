/** Who comes in the next hour, and how long everybody takes, by chance: one crowd, met by every counter that is tried. */
import { windowOf } from '../core/day/slots.ts';
import { comesAt } from '../core/estimate/booked.ts';
import type { Hall } from '../core/types/model.ts';
import type { Rules } from '../core/types/rules.ts';
import { comesFirstTo } from '../core/visit/bookings.ts';
import { chanceOf, exponential, logNormal, oneOf } from '../people/chance.ts';
import type { Came, Present } from './present.ts';

export type Newcomer = Came & { at: number };

/** `who` is a number of their own: negative of those who come, positive of those who are here. */
export type Crowd = {
  newcomers: readonly Newcomer[];
  /** How long they keep a counter at their `nth` step, of which `passedMs` is over. */
  cycleMs(queue: string, who: number, nth: number, passedMs: number): number;
  /** Where a choice leads that the clerk makes. */
  pick(choice: string, among: readonly string[], who: number): string;
};

const newcomersStream = 1;
const cycleStream = 2;
const choiceStream = 3;
const bookedStream = 4;
/** What the config calls usual weighs as much as this many cycles of the day. */
const priorWeight = 10;
const usualSpread = 0.5;
/** Of a cycle that lasts longer than any known one, this much of the usual time is still to come. */
const restShare = 0.3;

export function drawCrowd(
  rules: Rules,
  present: Present,
  { seed, nth: sample, untilMs }: { seed: number; nth: number; untilMs: number },
): Crowd {
  const { hall, came } = present;
  const picked = picksOf(came, hall);
  return {
    newcomers: [
      ...newcomersOf(present, untilMs, chanceOf(seed, newcomersStream, sample)),
      ...bookedOf(rules, present, untilMs, chanceOf(seed, bookedStream, sample)),
    ].toSorted((one, other) => one.at - other.at),
    cycleMs(queue, who, nth, passedMs) {
      const chance = chanceOf(seed, cycleStream, sample, who, nth);
      const usualMs = rules.queues.get(queue)?.usualMs ?? 0;
      const known = hall.cycles.get(queue) ?? [];
      const usual = () => logNormal(chance, usualMs, usualSpread);
      const draw = () =>
        chance() * (known.length + priorWeight) < known.length ? oneOf(chance, known) : usual();
      if (passedMs === 0) return draw();
      for (let tried = 0; tried < 20; tried += 1) {
        const whole = draw();
        if (whole > passedMs) return whole - passedMs;
      }
      return restShare * usualMs;
    },
    pick(choice, among, who) {
      const chance = chanceOf(seed, choiceStream, sample, who);
      const known = (picked.get(choice) ?? []).filter(queue => among.includes(queue));
      return known.length > 0 ? oneOf(chance, known) : oneOf(chance, among);
    },
  };
}

/** Each comes for what one of those who came lately came for. */
function newcomersOf({ now, passedMs, came }: Present, untilMs: number, chance: () => number): Newcomer[] {
  const newcomers: Newcomer[] = [];
  if (came.length === 0 || passedMs <= 0) return newcomers;
  const everyMs = passedMs / came.length;
  for (let at = now + exponential(chance, everyMs); at < untilMs; at += exponential(chance, everyMs))
    newcomers.push({ ...oneOf(chance, came), at: Math.round(at) });
  return newcomers;
}

/** Of those who have booked and have not come each with the chance that they do, in the window of their slot. */
function bookedOf(rules: Rules, { hall, now }: Present, untilMs: number, chance: () => number): Newcomer[] {
  const wall = now + hall.wallAheadMs;
  return [...hall.bookings.values()].flatMap((booking): Newcomer[] => {
    const { id, service, minutes, choice = {} } = booking;
    const { from: opensAt } = windowOf(rules, booking);
    const comes = comesAt(rules, { opensAt, minutes }, wall, chance());
    if (comes === undefined || comesFirstTo(rules, booking).length === 0) return [];
    const at = Math.round(comes) - hall.wallAheadMs;
    if (at >= untilMs) return [];
    const choices = new Map(Object.entries(choice));
    return [{ services: [service], class: 'appointment', claims: false, choices, booking: id, at }];
  });
}

/** What was chosen at each choice, by those who came lately and those who are still here. */
function picksOf(came: readonly Came[], hall: Hall): Map<string, string[]> {
  const picked = new Map<string, string[]>();
  const add = (choice: string, queue: string) => {
    const known = picked.get(choice);
    if (known === undefined) picked.set(choice, [queue]);
    else known.push(queue);
  };
  for (const { choices } of came) for (const [choice, queue] of choices) add(choice, queue);
  for (const { steps } of hall.visits.values()) {
    for (const step of steps) {
      if (step.is === 'choice' && step.chosen !== undefined) add(step.choice, step.chosen);
    }
  }
  return picked;
}
