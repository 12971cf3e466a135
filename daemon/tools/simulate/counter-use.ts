/** How long counters were open, and how much of that with somebody in hand. */
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Step } from './stage.ts';

export type CounterUse = { openMs: number; busyMs: number; calls: number };

export function openCounterUse(rules: Rules): {
  stepped(step: Step, hall: Readonly<Hall>): void;
  result(): ReadonlyMap<string, CounterUse>;
} {
  const use = unused(rules);
  const since = new Map<string, { at: number; isOpen: boolean; isBusy: boolean }>();

  function look(id: string, event: Event, at: number, hall: Readonly<Hall>): void {
    const counter = use.get(id);
    const state = hall.counters.get(id);
    if (counter === undefined || state === undefined) return;
    const before = since.get(id);
    if (before?.isOpen === true) counter.openMs += at - before.at;
    if (before?.isBusy === true) counter.busyMs += at - before.at;
    if (event.kind === 'visit-called') counter.calls += 1;
    const isBusy = state.ticket !== undefined;
    since.set(id, { at, isBusy, isOpen: isBusy || state.status === 'open' });
  }

  return {
    stepped({ outcome, at }, hall) {
      if (isRefusal(outcome)) return;
      for (const event of outcome) {
        if ('counter' in event && event.counter !== undefined) look(event.counter, event, at, hall);
      }
    },
    result: () => use,
  };
}

export function unused(rules: Rules): Map<string, CounterUse> {
  return new Map([...rules.counters.keys()].map(id => [id, { openMs: 0, busyMs: 0, calls: 0 }]));
}
