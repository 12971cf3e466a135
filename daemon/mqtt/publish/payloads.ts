/** What the retained topics say: functions of the hall and of its devices, nothing else. Times are ms UTC. */

import type { z } from 'zod';
import { toldMayGo } from '../../core/day/may-go.ts';
import { serviceNow } from '../../core/estimate/capacity.ts';
import { expectedWait, type Joining, minutesOf } from '../../core/estimate/wait.ts';
import { lastToFetch } from '../../core/outputs/slips-to-fetch.ts';
import { nextOf, oldestIn, waitingIn } from '../../core/queue/waiting-order.ts';
import { kindOf } from '../../core/types/alarm.ts';
import type { Alarm } from '../../core/types/alarm-message.ts';
import type { ClosingProof } from '../../core/types/closing-figures.ts';
import type { Hall, MinuteRange, Place, VisitStep } from '../../core/types/model.ts';
import type { Rules, Service } from '../../core/types/rules.ts';
import { casesLeft } from '../../core/visit/cases.ts';
import { inHand } from '../../core/visit/current-visit.ts';
import { isClaim } from '../../core/visit/green.ts';
import { outcomesOf, servicesOn } from '../../core/visit/outcomes.ts';
import type { BoardState, DeviceState } from '../../devices/state.ts';
import { refusalText, textOf, whyText } from '../../text/staff/sentences.ts';
import { shortened } from '../message-size.ts';
import type { alarm } from '../schemas/alarm.ts';
import type { deviceHealth, deviceState } from '../schemas/device.ts';
import type {
  stateBoard,
  stateCounter,
  stateHall,
  stateQueue,
  stateService,
  stateVisit,
} from '../schemas/state.ts';
import { backBy, type Frozen } from './place.ts';

export type Body = Readonly<Record<string, unknown>>;
/** What a message of this schema says, apart from its stamps. */
export type Says<Schema extends z.ZodType> = Frozen<Omit<z.infer<Schema>, 'v' | 'ts' | 'seq' | 'rev'>>;

/** How many tickets are named as next of a queue. */
const nextNamed = 3;

/** `expectedWaitMin`: of a normal visit that joined it now. */
export function queueBody(rules: Rules, hall: Hall, queue: string, now: number): Says<typeof stateQueue> {
  const who: Joining = { class: 'normal', creditMs: 0 };
  return {
    waiting: waitingIn(hall, queue),
    oldestSince: oldestIn(hall, queue)?.since,
    next: nextOf(rules, hall, [queue], now, nextNamed).map(({ ticket }) => ticket),
    expectedWaitMin: expectedMinutes(rules, hall, queue, who, now),
  };
}

/** From and to; none where no counter is open for the queue (R11). */
function expectedMinutes(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joining,
  now: number,
): MinuteRange | undefined {
  const expected = expectedWait(rules, hall, queue, who, now);
  return expected && minutesOf(expected.rangeMs);
}

/** Whether a ticket for it, alone, would be taken now, and else why not. */
export function serviceBody(
  rules: Rules,
  hall: Hall,
  service: Service,
  now: number,
): Says<typeof stateService> {
  const state = serviceNow(rules, hall, service, now);
  if (state.is === 'open') return { state: 'open' };
  const { refused: code, args } = state.why;
  return { state: state.is, code, text: refusalText(state.why), args };
}

/** `step` counts from 0, as in the events. */
export function counterBody(
  rules: Rules,
  hall: Hall,
  counter: string,
  now: number,
): Says<typeof stateCounter> {
  const state = hall.counters.get(counter);
  const visit = state?.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  return {
    status: state?.status ?? 'closed',
    ...(visit === undefined || !inHand(visit)
      ? { place: 'idle' }
      : {
          place: visit.place.is,
          ticket: visit.ticket,
          service: visit.services.join('+'),
          step: visit.step,
          since: sinceOf(visit.place),
        }),
    clerk: state?.clerk,
    readySince: state?.readySince,
    slip: lastToFetch(rules, hall, counter, now),
  };
}

function sinceOf(place: Place): number | undefined {
  if (place.is === 'called') return place.call.at;
  return 'since' in place ? place.since : undefined;
}

/** None when it is not in the hall any more. `expectedWaitMin`: as it was estimated when it joined its queue. */
export function visitBody(rules: Rules, hall: Hall, ticket: string): Says<typeof stateVisit> | undefined {
  const visit = hall.visits.get(ticket);
  if (visit === undefined) return undefined;
  const { place } = visit;
  if (place.is === 'done' || place.is === 'left' || place.is === 'between') return undefined;
  const ended = outcomesOf(visit, false);
  return {
    ticket,
    place: place.is,
    queue: 'queue' in place ? place.queue : undefined,
    counter: 'counter' in place ? place.counter : undefined,
    step: visit.step,
    route: visit.steps.map(routeStep),
    services: servicesOn(visit).map(service => ended.find(one => one.service === service) ?? { service }),
    cases: visit.cases,
    casesLeft: visit.cases === undefined ? undefined : casesLeft(visit),
    class: visit.class,
    asked: isClaim(visit) ? visit.asked : undefined,
    joinedAt: 'joinedAt' in place ? place.joinedAt : visit.stood?.joinedAt,
    expectedWaitMin: visit.expectedMin,
    backBy: backBy(rules, hall, place),
    mayGoUntil: toldMayGo(visit),
  };
}

/** A step has a queue, or a choice nobody has made yet; `doneAt` is the counter that finished it. */
function routeStep(step: VisitStep): Says<typeof stateVisit>['route'][number] {
  const { doneAt } = step;
  if (step.is === 'queue') return { queue: step.queue, doneAt };
  const { chosen, choice, among } = step;
  return chosen === undefined ? { choice, among, doneAt } : { queue: chosen, doneAt };
}

/**
 * `surge`: the level in force (R9), `advice`: which closed counter would help; `totals`: how many visits of the day are where; `followUps`, `questions`: how many are open.
 * `notices`: what everybody is told; `power`: how far a power cut is (R21); `closing`: the end of the day, once it is closed.
 */
export function hallBody(
  { day, open, surge, advice, visits, totals, followUps, questions, alarms }: Hall,
  {
    notices = [],
    closing,
    power,
  }: Pick<Says<typeof stateHall>, 'notices' | 'power'> & { closing?: ClosingProof } = {},
): Says<typeof stateHall> {
  return {
    day,
    open,
    surge: surge?.level,
    advice,
    totals: { issued: visits.size, ...totals },
    followUps: followUps.size,
    questions: questions.size,
    alarms: alarms.size,
    alarm: gravest([...alarms.values()]),
    notices: notices.length === 0 ? undefined : notices,
    power,
    lastSeq: closing?.seq,
    lastHash: closing?.hash,
  };
}

/** Home Assistant takes no longer word. */
const wordAtMost = 255;

function gravest(alarms: readonly Alarm[]): string | undefined {
  const rank = ({ severity }: Alarm) => (severity === 'critical' ? 1 : 0);
  const [first] = alarms.toSorted((one, other) => rank(other) - rank(one) || other.since - one.since);
  return first && shortened(textOf(first), wordAtMost);
}

/** `key`: what it is about, the same for every counter, queue or ticket. */
export function alarmBody(raised: Alarm): Says<typeof alarm> {
  const { id, severity, since, code, args, subject, count, ackedBy } = raised;
  return { severity, since, key: kindOf(id), text: textOf(raised), code, args, subject, count, ackedBy };
}

export function boardBody({ wanted, shown, confirmed }: BoardState): Says<typeof stateBoard> {
  return { wanted, shown, confirmed };
}

/** A simulated device says so in every status. */
export function deviceBody(device: DeviceState, simulated: boolean): Says<typeof deviceState> {
  const { kind, state, since, why, warning, verified } = device;
  const [whyNot, whyNotLong] = [why, warning].map(one => (one === undefined ? undefined : whyText(one)));
  return { kind, state, since, why: whyNot, warning: whyNotLong, verified, simulated };
}

/** Counts since the daemon started; the round trip of the last answered exchange in ms, to a tenth. */
export function healthBody({ health }: DeviceState): Says<typeof deviceHealth> {
  return { ...health, roundTripMs: Math.round(health.roundTripMs * 10) / 10 };
}
