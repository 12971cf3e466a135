/** R7: more than three tickets from one button of a kiosk within 20 s: a child, or somebody who hoards numbers. */

import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { KioskButton, PressedAt } from '../types/kiosk-button.ts';
import type { Hall } from '../types/model.ts';

const fewEnough = 3;
const withinMs = 20_000;
/** Whoever is told is to find the kiosk still named. */
const toldForMs = 5 * 60_000;
/** No text grows with what somebody presses. */
const namedAtMost = 12;

/** `from`: the button; left out where none was pressed. */
export function noteTaken(
  hall: Hall,
  { ticket, from }: { ticket: string; from?: PressedAt },
  at: number,
): void {
  if (from === undefined) return;
  const id = `${from.device} ${from.press}`;
  const button = hall.kioskButtons.get(id) ?? { ...from, taken: [] };
  const recent = [...button.taken, { ticket, at }].filter(one => at - one.at <= withinMs);
  const taken = recent.slice(-namedAtMost);
  const { hoarded } = button;
  const goesOn = hoarded !== undefined && at - hoarded.at <= withinMs;
  if (recent.length <= fewEnough && !goesOn) {
    hall.kioskButtons.set(id, { ...button, taken });
    return;
  }
  const before = goesOn
    ? hoarded
    : { since: at, count: recent.length - 1, tickets: recent.slice(0, -1).map(one => one.ticket) };
  const tickets = [...before.tickets, ticket].slice(-namedAtMost);
  hall.kioskButtons.set(id, {
    ...button,
    taken,
    hoarded: { since: before.since, at, count: before.count + 1, tickets },
  });
}

/** One alarm, which names every such button. */
export function watchKiosks({ kioskButtons }: Hall, see: See): void {
  for (const { device, hoarded } of kioskButtons.values()) {
    if (hoarded === undefined) continue;
    const { since, at } = hoarded;
    const watch = () =>
      ({
        id: 'hoarding',
        severity: 'warning',
        subject: { device },
        retold: true,
        says: (now: number) => hoarding([...kioskButtons.values()], now),
      }) as const;
    see(since, 0, undefined, watch, at + toldForMs);
  }
}

function hoarding(all: readonly KioskButton[], now: number) {
  const buttons = all.flatMap(({ device, press, hoarded }) => {
    if (hoarded === undefined || now >= hoarded.at + toldForMs) return [];
    const { count, tickets } = hoarded;
    return [{ device, press, count, tickets, more: count - tickets.length }];
  });
  return says('hoarding', { buttons, atMost: fewEnough, withinMs });
}
