/** What each section of the picture lists, filtered and in order. Pure. */
import type { Alarm, Call, Counter, Device, Hall, Halls, Queue } from './halls.ts';
import { isKnown } from './halls.ts';
import { alarmsOf, isNew, isOver, needsAttention } from './standing.ts';

/** `onlyTrouble`: only what needs somebody. */
export type Filter = { institution?: string; onlyTrouble: boolean };

export type AlarmRow = Alarm & { id: string };
export type QueueRow = { id: string; name: string; queue?: Queue; promiseMs?: number; over: boolean };
export type CounterRow = { id: string; institution: string; counter?: Counter; alarmed: boolean };
export type DeviceRow = Device & { id: string };
/** `upTo`: it was called then or before. */
export type CallRow = Call & { id: string; upTo: boolean };

export type Rows = {
  alarms: AlarmRow[];
  queues: QueueRow[];
  counters: CounterRow[];
  devices: DeviceRow[];
  calls: CallRow[];
};

export function rowsOf(hall: Hall, filter: Filter): Rows {
  return {
    alarms: alarmRows(hall, filter),
    queues: queueRows(hall, filter),
    counters: counterRows(hall, filter),
    devices: deviceRows(hall, filter),
    calls: callRows(hall, filter),
  };
}

export function hallRows(halls: Halls, { onlyTrouble }: Filter, now: number): Hall[] {
  return [...halls.values()]
    .filter(hall => isKnown(hall) && (!onlyTrouble || needsAttention(hall, now)))
    .toSorted((a, b) => byName(a.id, b.id));
}

/** Those that nobody has seen first, the critical ones before the others, the latest before the older. */
function alarmRows(hall: Hall, { institution, onlyTrouble }: Filter): AlarmRow[] {
  const rank = (alarm: Alarm) => (isNew(alarm) ? 0 : 2) + (alarm.severity === 'critical' ? 0 : 1);
  return Array.from(hall.alarms, ([id, alarm]) => ({ id, ...alarm }))
    .filter(alarm => !onlyTrouble || isNew(alarm))
    .filter(({ subject }) => {
      const of = institutionOf(hall, subject);
      return institution === undefined || of === undefined || of === institution;
    })
    .toSorted((a, b) => rank(a) - rank(b) || (b.since ?? 0) - (a.since ?? 0) || byName(a.id, b.id));
}

/** None of a device and of what concerns the whole hall, which is shown whatever the filter. */
function institutionOf(hall: Hall, { queue, counter }: Alarm['subject']): string | undefined {
  if (queue !== undefined) return hall.info.queues.get(queue)?.institution;
  return counter === undefined ? undefined : hall.info.counters.get(counter)?.institution;
}

function queueRows(hall: Hall, { institution, onlyTrouble }: Filter): QueueRow[] {
  const { queues } = hall.info;
  return idsOf(queues, hall.queues)
    .filter(id => institution === undefined || queues.get(id)?.institution === institution)
    .filter(id => !onlyTrouble || alarmsOf(hall, 'queue', id).length > 0)
    .map(id => ({
      id,
      name: queues.get(id)?.name ?? '',
      queue: hall.queues.get(id),
      promiseMs: queues.get(id)?.promiseMs,
      over: isOver(hall, id),
    }));
}

function counterRows(hall: Hall, { institution, onlyTrouble }: Filter): CounterRow[] {
  const { counters, institutions } = hall.info;
  return idsOf(counters, hall.counters)
    .map(id => {
      const of = counters.get(id)?.institution ?? '';
      const alarmed = alarmsOf(hall, 'counter', id).length > 0;
      return { id, of, institution: institutions.get(of) ?? of, counter: hall.counters.get(id), alarmed };
    })
    .filter(({ of, alarmed }) => (institution ?? of) === of && (!onlyTrouble || alarmed));
}

const unwell = ['lost', 'degraded', 'init', 'ready', 'disabled'];

/** Those that are not ready, and those that will not be for long. One that was taken out on purpose stands last. */
function deviceRows(hall: Hall, { onlyTrouble }: Filter): DeviceRow[] {
  return Array.from(hall.devices, ([id, device]) => ({ id, ...device }))
    .filter(({ state, warning }) => state !== 'ready' || warning !== undefined)
    .filter(({ state }) => !onlyTrouble || state !== 'disabled')
    .toSorted((a, b) => unwell.indexOf(a.state) - unwell.indexOf(b.state) || byName(a.id, b.id));
}

/** Calls are told once; of those before we came only the visits still at a counter are known. */
function callRows(hall: Hall, { institution }: Filter): CallRow[] {
  const heard = new Set(hall.calls.map(({ ticket, counter }) => `${ticket} ${counter}`));
  const before: Omit<CallRow, 'id'>[] = [];
  for (const [counter, { ticket, since, place }] of hall.counters) {
    if (ticket === undefined || since === undefined || heard.has(`${ticket} ${counter}`)) continue;
    before.push({ at: since, ticket, counter, upTo: place !== 'called' });
  }
  return [...hall.calls.map(call => ({ ...call, upTo: false })), ...before]
    .filter(
      ({ counter }) =>
        institution === undefined || hall.info.counters.get(counter)?.institution === institution,
    )
    .toSorted((a, b) => b.at - a.at)
    .map(call => ({ ...call, id: `${call.at} ${call.ticket} ${call.again ?? 1}` }));
}

/** As the config orders them, and then what it does not name. */
function idsOf(named: ReadonlyMap<string, unknown>, heard: ReadonlyMap<string, unknown>): string[] {
  const others = [...heard.keys()].filter(id => !named.has(id));
  return [...named.keys(), ...others.toSorted(byName)];
}

/** 2 before 10. */
function byName(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : Number(a > b);
}
