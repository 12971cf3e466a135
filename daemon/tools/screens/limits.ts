/** What one address may ask of the pages, so that nobody takes them from the others; what is kept of each is forgotten. */
import { isIPv6 } from 'node:net';
import type { Timers } from '../../../drivers/device.ts';

export type Limits = {
  /** False: it has asked too often; in a second it may again. */
  mayAsk(address: string): boolean;
  /** False: it has too many connections. Otherwise `ended` must follow. */
  mayConnect(address: string): boolean;
  ended(address: string): void;
};

/** A page comes with a hundred files of letters, and several screens may stand behind one address. */
const askedAtOnce = 600;
const askedEachSecond = 60;
const connectionsEach = 256;
/** Those that asked longest ago are forgotten first: they may ask again in full. */
const addressesAtMost = 4096;

export function openLimits(timers: Pick<Timers, 'now'>): Limits {
  const asked = new Map<string, { left: number; at: number }>();
  const connected = new Map<string, number>();

  return {
    mayAsk(address) {
      const who = netOf(address);
      const now = timers.now();
      const { left, at } = asked.get(who) ?? { left: askedAtOnce, at: now };
      const has = Math.min(askedAtOnce, left + ((now - at) / 1000) * askedEachSecond);
      asked.delete(who);
      asked.set(who, { left: Math.max(0, has - 1), at: now });
      const [oldest] = asked.keys();
      if (asked.size > addressesAtMost && oldest !== undefined) asked.delete(oldest);
      return has >= 1;
    },
    mayConnect(address) {
      const who = netOf(address);
      const has = connected.get(who) ?? 0;
      if (has >= connectionsEach) return false;
      connected.set(who, has + 1);
      return true;
    },
    ended(address) {
      const who = netOf(address);
      const has = connected.get(who) ?? 0;
      if (has > 1) connected.set(who, has - 1);
      else connected.delete(who);
    },
  };
}

/** One household has a whole /64 of IPv6. */
export function netOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [start = '', end] = address.split('::');
  const head = start === '' ? [] : start.split(':');
  const tail = end === undefined || end === '' ? [] : end.split(':');
  const zeros = end === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail].slice(0, 4).join(':');
}
