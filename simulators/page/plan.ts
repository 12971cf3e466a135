/** Where each device of the plan stands in the hall. */
import type { HallPlan, PlannedDevice } from './contract.ts';

/** In style.css. */
const colours = 6;

type Institution = HallPlan['institutions'][number];
type Queue = HallPlan['queues'][number];
type Counter = HallPlan['counters'][number];

export type Places = {
  mainBoards: PlannedDevice[];
  /** Kiosks first, then printers, then scanners. */
  entrance: PlannedDevice[];
  loudspeakers: PlannedDevice[];
  institutions: InstitutionPlace[];
  /** For which the hall has no other place: the pad of the hall manager, or a class that this page does not know. */
  elsewhere: PlannedDevice[];
};

export type InstitutionPlace = Institution & {
  /** Its own, as CSS has it. */
  colour: string;
  queues: Queue[];
  counters: CounterAtPlace[];
};

export type CounterAtPlace = Counter & {
  /** What hangs above it. */
  boards: PlannedDevice[];
  /** What stands on its desk, pads first. */
  desk: PlannedDevice[];
};

export function placesOf(plan: HallPlan): Places {
  const counters = new Set(plan.counters.map(({ id }) => id));
  const placeOf = ({ counter, class: of }: PlannedDevice) =>
    counter !== undefined && counters.has(counter) ? 'counter' : (areas[of] ?? 'elsewhere');
  const at = Map.groupBy(plan.devices, placeOf);
  const atCounter = Map.groupBy(at.get('counter') ?? [], ({ counter }) => counter);
  return {
    mainBoards: at.get('mainBoards') ?? [],
    entrance: (at.get('entrance') ?? []).sort((one, other) => entranceOrder(one) - entranceOrder(other)),
    loudspeakers: at.get('loudspeakers') ?? [],
    institutions: plan.institutions.map((institution, nth) => ({
      ...institution,
      colour: `var(--institution-${nth % colours})`,
      queues: plan.queues.filter(queue => queue.institution === institution.id),
      counters: plan.counters
        .filter(counter => counter.institution === institution.id)
        .map(counter => counterAtPlace(counter, atCounter.get(counter.id) ?? [])),
    })),
    elsewhere: at.get('elsewhere') ?? [],
  };
}

type Area = 'mainBoards' | 'entrance' | 'loudspeakers';

/** Of a device that belongs to no counter. */
const areas: Partial<Record<string, Area>> = {
  board: 'mainBoards',
  reader: 'entrance',
  printer: 'entrance',
  voice: 'loudspeakers',
};

function entranceOrder({ class: of, presses }: PlannedDevice): number {
  if (of === 'printer') return 1;
  return presses.length > 0 ? 0 : 2;
}

function counterAtPlace(counter: Counter, devices: readonly PlannedDevice[]): CounterAtPlace {
  const boards = devices.filter(device => device.class === 'board');
  const pads = devices.filter(device => device.class === 'pad');
  const others = devices.filter(device => device.class !== 'board' && device.class !== 'pad');
  return { ...counter, boards, desk: [...pads, ...others] };
}
