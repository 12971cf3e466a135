/** One message of the broker becomes what is known of its hall. Pure; the halls are changed in place. */
import { alarmOf, counterOf, dayOf, deviceOf, infoOf, queueOf, serviceOf, visitOf } from './hall-payloads.ts';
import { addCall, emptyHall, type Hall, type Halls, knownAtMost, visitsAtMost } from './halls.ts';
import { figureIn, idIn, isId, momentIn, type Payload, partsIn, payloadOf, textIn } from './payload.ts';

/** `below`: the topic below the hall's prefix. `retained`: it stood on the broker before we came. */
export type Message = { hall: string; below: string; payload: Uint8Array; retained: boolean };

/** `now`: by our clock, ms UTC. */
export function hear(halls: Halls, { hall: id, below, payload, retained }: Message, now: number): void {
  const [kind = '', of = '', last] = below.split('/');
  const isGone = payload.length === 0;
  const read = isGone ? {} : payloadOf(payload);
  if (read === undefined || !isId(id)) return;
  if (isGone && !halls.has(id)) return;
  if (!halls.has(id) && halls.size >= knownAtMost) return;
  const hall = halls.get(id) ?? emptyHall(id);
  halls.set(id, hall);
  const ts = momentIn(read, 'ts');
  if (ts !== undefined) hall.toldAt = Math.max(hall.toldAt ?? 0, ts);
  const keep = <Thing>(
    things: Map<string, Thing>,
    name: string,
    thing: (read: Payload) => Thing,
    atMost = knownAtMost,
  ) => {
    if (isGone) things.delete(name);
    else if (isId(name) && (things.has(name) || things.size < atMost)) things.set(name, thing(read));
  };

  if (kind === '$state') {
    if (isGone) halls.delete(id);
    else hearState(hall, read, ts, retained, now);
  } else if (kind === '$info') hall.info = isGone ? emptyHall(id).info : infoOf(read);
  else if (kind === 'event') hearCall(hall, of, read);
  else if (kind === 'alarm') keep(hall.alarms, of, alarmOf);
  else if (kind === 'device' && last === '$state') keep(hall.devices, of, deviceOf);
  else if (kind === 'state' && of === 'hall' && !isGone) hall.day = dayOf(read);
  else if (kind === 'state' && of === 'queue') keep(hall.queues, last ?? '', queueOf);
  else if (kind === 'state' && of === 'counter') keep(hall.counters, last ?? '', counterOf);
  else if (kind === 'state' && of === 'visit') keep(hall.visits, last ?? '', visitOf, visitsAtMost);
  else if (kind === 'state' && of === 'service') keep(hall.services, last ?? '', serviceOf);
}

/**
 * A sign of life is a beat that is told while we listen and was not told before: a bridge that comes back tells an old
 * one again. Of one that stood there already we know only when it was said, by another clock; a Will was written long
 * before it is said.
 */
function hearState(hall: Hall, read: Payload, ts: number | undefined, retained: boolean, now: number): void {
  const before = hall.said;
  const state = textIn(read, 'state', 20) ?? '?';
  const said = {
    state,
    reason: textIn(read, 'reason'),
    boot: textIn(read, 'boot', 64),
    beat: figureIn(read, 'beat'),
    // A hall that runs degraded says what its reason is made of.
    runs: state !== 'starting' && state !== 'offline' && (state !== 'degraded' || 'because' in read),
    lacks: partsIn(read, 'because').flatMap(part => textIn(part, 'code', 40) ?? []),
  };
  if (before?.state !== said.state) hall.saidSince = retained ? undefined : now;
  hall.said = said;
  if (retained) {
    if (ts !== undefined) hall.heardAt = Math.max(hall.heardAt ?? 0, Math.min(ts, now));
  } else if (said.beat === undefined || said.beat !== before?.beat || said.boot !== before.boot) {
    hall.heardAt = now;
    if (ts !== undefined) hall.aheadMs = ts - now;
  }
}

function hearCall(hall: Hall, kind: string, read: Payload): void {
  const at = momentIn(read, 'at');
  const ticket = idIn(read, 'ticket');
  const counter = idIn(read, 'counter');
  if (at === undefined || ticket === undefined || counter === undefined) return;
  const first = kind === 'visit-called';
  if (!first && kind !== 'visit-recalled') return;
  addCall(hall, {
    at,
    ticket,
    counter,
    queue: idIn(read, 'queue'),
    waitedMs: figureIn(read, 'waitedMs'),
    again: first ? undefined : figureIn(read, 'call'),
  });
}
