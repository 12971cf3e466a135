/** Orders about what stays open until somebody answers it: follow-ups and alarms. They are answered after hours too. */

import { clockAlarm } from '../day/day-end.ts';
import { answerBy, workdayAfter } from '../day/timetable.ts';
import { kindOf } from '../types/alarm.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import { followUp, isOfRefusal } from '../types/follow-up.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { rightLeft } from '../visit/return-slips.ts';

type RecordCommand = Extract<
  Command,
  {
    verb:
      | 'follow-up-open'
      | 'follow-up-close'
      | 'refusal-confirm'
      | 'refusal-overturn'
      | 'erase'
      | 'set-text-apart'
      | 'alarm-ack';
  }
>;

export function decideRecord(
  rules: Rules,
  hall: Hall,
  command: RecordCommand,
  now: number,
): Event[] | Refusal {
  switch (command.verb) {
    case 'follow-up-open': {
      const { source, text, ticket } = command;
      if (ticket !== undefined && !hall.visits.has(ticket)) {
        return refuse('unknown-ticket', { ticket, ...(hall.day !== undefined && { day: hall.day }) });
      }
      return [followUp(hall, source, now, { text, ticket, due: answerBy(rules, hall) })];
    }
    case 'follow-up-close': {
      const { followUp: id, text } = command;
      const found = hall.followUps.get(id);
      if (found === undefined) return refuse('unknown-follow-up', notOpen(id, hall.followUps));
      if (isOfRefusal(found)) return refuse('review-first', { followUp: id });
      return [{ kind: 'follow-up-closed', followUp: id, ...(text !== undefined && { text }) }];
    }
    case 'refusal-confirm':
    case 'refusal-overturn':
      return review(rules, hall, command);
    case 'erase': {
      const { of, texts, by } = command;
      return texts.length === 0 ? [] : [{ kind: 'text-erased', of, texts, by }];
    }
    case 'set-text-apart': {
      const { followUp: id, text } = command;
      return hall.followUps.has(id) ? [{ kind: 'text-set-apart', followUp: id, text }] : [];
    }
    case 'alarm-ack': {
      const { alarm: id, by } = command;
      const alarm = hall.alarms.get(id);
      if (alarm === undefined) return refuse('unknown-alarm', notOpen(id, hall.alarms));
      const acknowledged: Event = { kind: 'alarm-acknowledged', alarm: id, by };
      // That somebody has looked is all there is to wait for: at the clock (R10), at what a start had to put right, at who asks for help.
      if (endsWhenSeen.has(id) || kindOf(id) === 'supervisor-asked')
        return [acknowledged, { kind: 'alarm-cleared', alarm: id }];
      return alarm.ackedBy === undefined ? [acknowledged] : [];
    }
  }
}

/** 否定报备. Overturned, whoever was refused comes back by a slip to the step that was reached; unless the desk took them in again. */
function review(
  rules: Rules,
  hall: Hall,
  { verb, refusal, text }: Command & { verb: 'refusal-confirm' | 'refusal-overturn' },
): Event[] | Refusal {
  const found = hall.followUps.get(refusal);
  if (found === undefined) return refuse('unknown-follow-up', notOpen(refusal, hall.followUps));
  if (!isOfRefusal(found)) return refuse('nothing-to-review', { followUp: refusal, source: found.source });
  const why = text !== undefined && { text };
  if (verb === 'refusal-confirm') return [{ kind: 'refusal-confirmed', refusal, ...why }];
  const right = rightLeft(hall, found);
  const slip = right && {
    slip: right.id,
    until: workdayAfter(rules, hall.day ?? '', rules.times.returnForDays),
  };
  return [{ kind: 'refusal-overturned', refusal, ...why, ...slip }];
}

const endsWhenSeen: ReadonlySet<string> = new Set([clockAlarm, 'journal-shortened', 'order-set-aside']);

/** An answer names the newest of them: with all that nobody closed it would be longer than any message. */
const namedAtMost = 20;

export function notOpen(found: string, all: ReadonlyMap<string, unknown>) {
  return { found, open: [...all.keys()].slice(-namedAtMost), older: Math.max(0, all.size - namedAtMost) };
}
