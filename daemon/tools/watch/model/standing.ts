/** Whether what is known of a hall still holds, and what in it needs somebody. Pure. */
import type { Alarm, Hall } from './halls.ts';

/** The way to the broker. `since`: by our clock. `reading`: what stands on it is still coming. */
export type Link =
  | { is: 'opening'; broker: string }
  | { is: 'up'; broker: string; reading: boolean }
  | { is: 'lost'; broker: string; why: string; since: number };

/** `$state` comes every 10 s. */
export const silentAfterMs = 30_000;

export function isSilent({ heardAt }: Hall, now: number): boolean {
  return heardAt === undefined || now - heardAt > silentAfterMs;
}

/** What is shown of it is from before, and may be so no more. */
export function isOld(hall: Hall, link: Link, now: number): boolean {
  return link.is !== 'up' || link.reading || isSilent(hall, now) || hall.said?.runs === false;
}

/** By the hall's own clock. */
export function hallNow({ aheadMs = 0 }: Hall, now: number): number {
  return now + aheadMs;
}

/** The hall itself says so: it knows its breaks, in which a promise stands still. */
export function isOver(hall: Hall, queue: string): boolean {
  return alarmsOf(hall, 'queue', queue).some(({ key }) => key === 'wait');
}

export function alarmsOf(hall: Hall, what: 'queue' | 'counter' | 'device', id: string): Alarm[] {
  return [...hall.alarms.values()].filter(({ subject }) => subject[what] === id);
}

export function isNew({ ackedBy }: Alarm): boolean {
  return ackedBy === undefined;
}

export type Trouble = {
  alarms: number;
  newAlarms: number;
  critical: boolean;
  over: boolean;
  unready: number;
};

export function troubleOf(hall: Hall): Trouble {
  const alarms = [...hall.alarms.values()];
  return {
    alarms: alarms.length,
    newAlarms: alarms.filter(isNew).length,
    critical: alarms.some(({ severity }) => severity === 'critical'),
    over: alarms.some(({ key }) => key === 'wait'),
    unready: [...hall.devices.values()].filter(({ state }) => state !== 'ready' && state !== 'disabled')
      .length,
  };
}

/** Somebody should look into it. */
export function needsAttention(hall: Hall, now: number): boolean {
  return isSilent(hall, now) || hall.said?.state !== 'online' || troubleOf(hall).newAlarms > 0;
}
