import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';
import { readHall } from './config.ts';

export const smallRules = (): Rules => readHall('config/halls/small.yaml').rules;

export type SmallHall = {
  rules: Rules;
  hall: Hall;
  /** The events of the opening of its day. */
  opening: readonly Event[];
  /** A refusal is a fault of the test. */
  do(at: number, command: Command): Event[];
};

/** The hall of config/halls/small.yaml, with its day open. */
export function smallHall(own: Partial<Rules> = {}): SmallHall {
  const rules = { ...smallRules(), ...own };
  const hall = emptyHall(rules);
  function make(at: number, command: Command): Event[] {
    const outcome = handle(rules, hall, command, at);
    if (isRefusal(outcome)) throw new Error(refusalText(outcome));
    return outcome;
  }
  return { rules, hall, opening: make(0, { verb: 'open-day', day: '2026-03-02' }), do: make };
}

export const takeTicket = (
  service: string,
  visitClass: 'normal' | 'green' = 'normal',
  print = false,
): Command & { verb: 'take-ticket' } => ({
  verb: 'take-ticket',
  services: [service],
  class: visitClass,
  choice: new Map(),
  print,
});
