/** What an order does: events, or a refusal. Pure: it reads the hall and changes nothing. */

import { decideAdvice, judgeAdvice } from '../surge/advice.ts';
import { decideSurgeOrder } from '../surge/plan.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { skipNumbers } from '../visit/numbers.ts';
import { decideBooking } from './booking.ts';
import { decideClock } from './clock.ts';
import { decideAtCounter } from './counter.ts';
import { closeDay, openDay } from './day.ts';
import { describeHall } from './description.ts';
import { decideDevice } from './device.ts';
import { decideAtKiosk } from './kiosk.ts';
import { decideNotice } from './notice.ts';
import { decidePower } from './power.ts';
import { decideQuestion } from './questions.ts';
import { decideRecord } from './records.ts';
import { decideScan } from './scan.ts';
import { cameByPaper, servedByPaper } from './served-by-paper.ts';
import { tick } from './tick.ts';
import { decideTrouble } from './trouble.ts';

export function decide(rules: Rules, hall: Hall, command: Command, now: number): Event[] | Refusal {
  switch (command.verb) {
    case 'open-day':
      return openDay(rules, hall, command, now);
    case 'close-day':
      return closeDay(hall);
    case 'set-clock':
      return decideClock(rules, hall, command, now);
    case 'describe-hall':
      return describeHall(rules, hall);
    case 'skip-numbers':
      return skipNumbers(hall, command);
    case 'tell-trouble':
      return decideTrouble(hall, command);
    case 'tick':
      return tick(rules, hall, now);
    case 'begin-job':
    case 'end-job':
    case 'device-fit':
      return decideDevice(rules, hall, command, now);
    case 'notice-set':
    case 'follow-up-open':
    case 'follow-up-close':
    case 'refusal-confirm':
    case 'refusal-overturn':
    case 'erase':
    case 'set-text-apart':
    case 'alarm-ack':
      // Until the first day there is no journal to write to; after that they are given after hours too.
      if (hall.day === undefined) return refuse('hall-closed', { is: 'never-opened' });
      return command.verb === 'notice-set'
        ? decideNotice(rules, hall, command, now)
        : decideRecord(rules, hall, command, now);
    case 'question-open':
    case 'question-write':
    case 'question-pass':
    case 'question-accept':
    case 'question-close':
      if ('counter' in command) return decideAtCounter(rules, hall, command, now);
      if (hall.day === undefined) return refuse('hall-closed', { is: 'never-opened' });
      return decideQuestion(rules, hall, command, now);
    case 'book':
    case 'book-cancel':
      if (hall.day === undefined) return refuse('hall-closed', { is: 'never-opened' });
      return decideBooking(rules, hall, command, now);
    case 'power-failing':
    case 'power-back':
    case 'paper-entered':
      if (hall.day === undefined) return refuse('hall-closed', { is: 'never-opened' });
      return decidePower(hall, command);
    case 'served-by-paper':
    case 'came-by-paper':
      if (!hall.open) return refuse('hall-closed', { is: 'open-first' });
      return command.verb === 'served-by-paper'
        ? servedByPaper(rules, hall, command, now)
        : cameByPaper(rules, hall, command, now);
    case 'surge-start':
    case 'surge-stop':
      if (!hall.open) return refuse('hall-closed', { is: 'open-first' });
      return decideSurgeOrder(rules, hall, command);
    case 'advise':
      return decideAdvice(hall, command);
    case 'judge-advice':
      return judgeAdvice(hall, command);
    case 'ask-away':
      if (!hall.open) return refuse('hall-closed', { is: 'open-first' });
      return [{ kind: 'away-asked', device: command.device }];
    case 'scan':
      return decideScan(rules, hall, command, now);
    case 'take-ticket':
    case 'come-again':
    case 'come-booked':
    case 'slip':
    case 'add-service':
    case 'rejoin':
    case 'step-away':
    case 'step-back':
    case 'reopen':
    case 'abandon':
    case 'set-class':
    case 'reprint':
      return decideAtKiosk(rules, hall, command, now);
    default:
      return decideAtCounter(rules, hall, command, now);
  }
}
