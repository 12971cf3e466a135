/** Whatever can break breaks, and is mended: the same ones for the same seed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MqttClient } from 'mqtt';
import { chanceOf } from '../../daemon/people/chance.ts';
import type { DemoDo, HallPlan } from '../../simulators/page/contract.ts';
import { usualDegree } from '../../simulators/stage/fault-names.ts';

/** How many things are out of order at once, each for so long. */
const brokenAtOnce = 6;
const shortestMs = 2_000;
const longestMs = 15_000;

/** `from` and `until` in ms UTC. */
export type Outage = { device: string; from: number; until: number };

export function breaker(hand: MqttClient, plan: HallPlan, seed: number) {
  const does = (below: string, action: object) =>
    hand.publishAsync(`${plan.prefix}/${below}`, JSON.stringify(action), { qos: 1 });
  const around = (action: DemoDo) => does('demo/do', action);

  /** One after the other, each made and ended. */
  async function breakAndMend(nth: number, untilMs: number, plugShare: number): Promise<Outage[]> {
    const outages: Outage[] = [];
    const chance = chanceOf(seed, nth);
    const oneOf = <Item>(items: readonly Item[]): Item => {
      const item = items[Math.floor(chance() * items.length)];
      if (item === undefined) throw new Error('one of nothing');
      return item;
    };
    while (performance.now() < untilMs) {
      const { id, faults } = oneOf(plan.devices);
      const fault = oneOf(faults);
      const isPlug = chance() < plugShare;
      const from = Date.now();
      await (isPlug ? around({ daemon: 'pull' }) : does(`sim/${id}/do`, { fault, ...usualDegree(fault) }));
      await sleep(shortestMs + chance() * (longestMs - shortestMs));
      await (isPlug ? around({ daemon: 'start' }) : does(`sim/${id}/do`, { fault: 'none' }));
      if (!isPlug) outages.push({ device: id, from, until: Date.now() });
    }
    return outages;
  }

  return {
    around,
    /** Several at once for `lastsMs`. `plugShare`: of the breaks, that the daemon's plug is pulled. */
    async breakFor(lastsMs: number, plugShare: number): Promise<Outage[]> {
      const untilMs = performance.now() + lastsMs;
      const each = Array.from({ length: brokenAtOnce }, (_, nth) => breakAndMend(nth, untilMs, plugShare));
      return (await Promise.all(each)).flat();
    },
  };
}
