import { join } from 'node:path';
import { readConfig } from '../../../config/load/read.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';

export function smallRules(): Rules {
  const read = readConfig(join(import.meta.dirname, '../../../config/halls/small.yaml'));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.config.rules;
}

export type SmallHall = { rules: Rules; hall: Hall; do(at: number, command: Command): Event[] };

/** The hall of config/halls/small.yaml, with its day open. */
export function smallHall(own: Partial<Rules> = {}): SmallHall {
  const rules = { ...smallRules(), ...own };
  const hall = emptyHall(rules);
  const small: SmallHall = {
    rules,
    hall,
    do(at, command) {
      const outcome = handle(rules, hall, command, at);
      if (isRefusal(outcome)) throw new Error(refusalText(outcome));
      return outcome;
    },
  };
  small.do(0, { verb: 'open-day', day: '2026-03-02' });
  return small;
}

export const takeTicket = (service: string, visitClass: 'normal' | 'green' = 'normal'): Command => ({
  verb: 'take-ticket',
  services: [service],
  class: visitClass,
  choice: new Map(),
  print: false,
});
