/** Tells everybody who looks on what happened, event by event, with the lines as they stood at each. */
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import { eventsOf } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import { type Lines, openLines } from './lines.ts';
import type { Step } from './stage.ts';

/** Somebody who looks on: the figures, the invariants. */
export type Watcher = {
  /** Each event in turn; `lines` is who stood where just before it. */
  saw(event: Event, at: number, lines: Lines, hall: Readonly<Hall>): void;
  stepped(step: Step, hall: Readonly<Hall>): void;
};

export function openWatch(
  rules: Rules,
  hall: Readonly<Hall>,
  watchers: readonly Watcher[],
): (step: Step) => void {
  const lines = openLines(rules);
  return step => {
    const { outcome, at } = step;
    for (const event of eventsOf(outcome)) {
      lines.begin(event, at);
      for (const watcher of watchers) watcher.saw(event, at, lines, hall);
      lines.fold(event, at);
    }
    for (const watcher of watchers) watcher.stepped(step, hall);
  };
}
