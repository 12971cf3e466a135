/** The hall as its messages tell it, each thing beside what belongs to it. Pure. */
import type {
  Alarm,
  ChoiceStep,
  CounterState,
  DeviceHealth,
  DeviceState,
  Figures,
  FollowUp,
  HallState,
  Info,
  Named,
  Question,
  QueueState,
  ServiceState,
  Slots,
  Visit,
} from './payloads.ts';

export type Topics = Readonly<Record<string, unknown>>;

export type Queue = QueueState & { id: string; name: string; institution: string; promiseMs?: number };
export type Counter = CounterState & {
  id: string;
  /** None: it is called by its number. */
  name: string | undefined;
  institution: { id: string; name: string };
  queues: readonly string[];
};
export type Service = ServiceState & {
  id: string;
  name: string;
  papers: readonly string[];
  /** What is asked for when a ticket for it is taken. */
  choices: readonly ChoiceStep[];
};
export type Device = Identified<DeviceState> & { health: DeviceHealth | undefined };
export type Identified<Thing> = Thing & { id: string };

export type Hall = {
  info: Info;
  name: string;
  state: HallState | undefined;
  queues: readonly Queue[];
  counters: readonly Counter[];
  services: readonly Service[];
  /** Of the services that can be booked (R18). */
  slots: ReadonlyMap<string, Slots>;
  visits: ReadonlyMap<string, Visit>;
  /** The gravest first, of several the latest. */
  alarms: readonly Identified<Alarm>[];
  /** Those that cannot work first. */
  devices: readonly Device[];
  /** Whoever has waited longest for an answer first. */
  followUps: readonly Identified<FollowUp>[];
  /** Those that whoever looks may read (R17). */
  questions: readonly Identified<Question>[];
  /** Of `stat/…`, by what stands after it. */
  figures: ReadonlyMap<string, Figures>;
};

/** What is known after these, too; gone is what is null now. */
export function joinedTopics(before: Topics, { whole, topics }: { whole: boolean; topics: Topics }): Topics {
  const all = whole ? topics : { ...before, ...topics };
  return Object.fromEntries(Object.entries(all).filter(([, payload]) => payload !== null));
}

/** Undefined before the hall has described itself. `language`: of its names, where it has them. */
export function hallOf(topics: Topics, language: string): Hall | undefined {
  const info = topics['$info'] as Info | undefined;
  if (info === undefined) return undefined;
  const named = ({ name, names }: Named) => names?.[language] ?? name;
  const institutions = new Map(info.institutions.map(one => [one.id, named(one)]));
  return {
    info,
    name: named(info),
    state: topics['state/hall'] as HallState | undefined,
    queues: info.queues.map(queue => ({
      ...noQueue,
      ...(topics[`state/queue/${queue.id}`] as QueueState | undefined),
      ...queue,
      name: named(queue),
      institution: institutions.get(queue.institution) ?? queue.institution,
    })),
    counters: info.counters.map(({ id, name, names, institution, queues }) => ({
      ...noCounter,
      ...(topics[`state/counter/${id}`] as CounterState | undefined),
      id,
      name: name === undefined ? undefined : named({ name, ...(names && { names }) }),
      queues,
      institution: { id: institution, name: institutions.get(institution) ?? institution },
    })),
    services: info.services.map(service => ({ ...serviceOf(service, topics), name: named(service) })),
    slots: new Map(below<Slots>(topics, 'state/slots/').map(slots => [slots.id, slots])),
    visits: new Map(below<Visit>(topics, 'state/visit/').map(visit => [visit.id, visit])),
    alarms: below<Alarm>(topics, 'alarm/').toSorted(
      (one, other) => gravity(other) - gravity(one) || other.since - one.since,
    ),
    devices: below<DeviceState>(topics, 'device/', '/$state')
      .map(device => ({
        ...device,
        health: topics[`device/${device.id}/health`] as DeviceHealth | undefined,
      }))
      .toSorted(
        (one, other) => need(other) - need(one) || one.id.localeCompare(other.id, 'en', { numeric: true }),
      ),
    followUps: below<FollowUp>(topics, 'private/follow-up/').toSorted(
      (one, other) => one.openedAt - other.openedAt,
    ),
    questions: questionsIn(topics),
    figures: new Map(below<Figures>(topics, 'stat/').map(figures => [figures.id, figures])),
  };
}

const noQueue: QueueState = { waiting: 0, next: [] };
const noCounter: CounterState = { status: 'closed', place: 'idle' };

function serviceOf({ id, name, papers, route }: Info['services'][number], topics: Topics): Service {
  const told = topics[`state/service/${id}`] as ServiceState | undefined;
  const choices = route.flatMap(step => ('choice' in step && step.by === 'ticket' ? [step] : []));
  return { state: 'open', ...told, id, name, papers, choices };
}

/** Each that stands below it, with the level after it as its id. */
function below<Thing>(topics: Topics, start: string, end = ''): Identified<Thing>[] {
  return Object.entries(topics).flatMap(([topic, payload]) => {
    const id = topic.slice(start.length, topic.length - end.length);
    const isOne = topic.startsWith(start) && topic.endsWith(end) && id !== '' && !id.includes('/');
    return isOne ? [{ ...(payload as Thing), id }] : [];
  });
}

/** A supervisor is told of all; a clerk, below their own name, of those that they own or are asked to take over. */
function questionsIn(topics: Topics): Identified<Question>[] {
  const all = new Map<string, Identified<Question>>();
  for (const [topic, payload] of Object.entries(topics)) {
    const id = /^private\/(?:of\/[^/]+\/)?question\/([^/]+)$/.exec(topic)?.[1];
    if (id !== undefined) all.set(id, { ...(payload as Question), id });
  }
  return [...all.values()];
}

const gravity = ({ severity, ackedBy }: Alarm) =>
  (severity === 'critical' ? 2 : 0) + (ackedBy === undefined ? 1 : 0);

function need({ state, warning }: DeviceState): number {
  if (state === 'lost') return 3;
  if (state === 'degraded') return 2;
  return warning === undefined ? 0 : 1;
}

export function queueName({ queues }: Pick<Hall, 'queues'>, id: string): string {
  return queues.find(queue => queue.id === id)?.name ?? id;
}

export function counterName({ counters }: Pick<Hall, 'counters'>, id: string): string | undefined {
  return counters.find(counter => counter.id === id)?.name;
}

export function serviceNames({ services }: Pick<Hall, 'services'>, ids: readonly string[]): string {
  return ids.map(id => services.find(service => service.id === id)?.name ?? id).join(' · ');
}

/** The papers of a ticket by their numbers on it: one that several of its services ask for has one number. */
export function papersOf({ services }: Pick<Hall, 'services'>, ids: readonly string[]): readonly string[] {
  const asked = ids.flatMap(id => services.find(service => service.id === id)?.papers ?? []);
  return [...new Set(asked)];
}

/** Who waits for a counter: those of its queues. */
export function queuesOf({ queues }: Pick<Hall, 'queues'>, counter: Counter): readonly Queue[] {
  return queues.filter(({ id }) => counter.queues.includes(id));
}

/** Each choice once, though several services come to it. */
export function choicesOf(services: readonly Pick<Service, 'choices'>[]): Service['choices'] {
  const all = services.flatMap(({ choices }) => choices);
  return all.filter(({ choice }, index) => all.findIndex(one => one.choice === choice) === index);
}

/** The next choice of a way that nobody has made. */
export function choiceAhead({ route, step }: Pick<Visit, 'route' | 'step'>): readonly string[] {
  const [open] = route.slice(step + 1).flatMap(stop => ('choice' in stop ? [stop.among] : []));
  return open ?? [];
}
