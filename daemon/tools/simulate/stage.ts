/** What the people and devices of a simulated hall act on. */
import type { Command } from '../../core/types/commands.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Refusal } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';

export type Stage = {
  rules: Rules;
  hall: Readonly<Hall>;
  now(): number;
  at(when: number, run: () => void): void;
  /** Gives an order to the core now. */
  give(command: Command): readonly Event[] | Refusal;
};

/** What carries orders out: the core's `handle`. */
export type Perform = (rules: Rules, hall: Hall, command: Command, now: number) => Event[] | Refusal;

/**
 * One order and what came of it, after it was folded into the hall. `isHere`: whether a citizen has come to the counter that
 * called last; left out where nobody knows.
 */
export type Step = {
  command: Command;
  outcome: readonly Event[] | Refusal;
  at: number;
  isHere?: (ticket: string) => boolean;
};
