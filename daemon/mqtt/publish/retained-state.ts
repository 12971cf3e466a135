/** What stands retained on the broker: computed from the hall and its devices, once a turn at most. */

import { hallNotices } from '../../core/outputs/notices.ts';
import { powerTold } from '../../core/outputs/power-told.ts';
import type { Event } from '../../core/types/events.ts';
import { ended } from '../../core/visit/current-visit.ts';
import type { DevicesView } from '../../devices/state.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { Entry, Journal } from '../../journal/journal.ts';
import type { Texts } from '../../journal/texts/texts.ts';
import type { Clock } from '../../process/clock.ts';
import type { Topics } from '../topics.ts';
import {
  alarmBody,
  type Body,
  boardBody,
  counterBody,
  deviceBody,
  hallBody,
  queueBody,
  serviceBody,
  visitBody,
} from './payloads.ts';
import { followUpsIn, privateFollowUpBody } from './private-follow-up.ts';
import { openPrivateQuestions } from './private-question.ts';
import type { RetainedOutbox } from './retained-outbox.ts';
import { slotsBody } from './slots.ts';

export type RetainedState = {
  /** After each commit. */
  committed(entries: readonly Entry[]): void;
  /** Something else may have changed: a device, a board, or the time. */
  changed(): void;
  /** Computes at once what would have been computed at the end of this turn, and nothing afterwards. */
  close(): void;
};

export function openStanding(of: {
  hall: Pick<HallLoop, 'rules' | 'hall'>;
  journal: Pick<Journal, 'lastSeq' | 'closing'>;
  devices: DevicesView;
  clock: Clock;
  simulated: boolean;
  texts: Pick<Texts, 'words'>;
  persons: ReadonlyMap<string, string>;
  topics: Topics;
  retained: Pick<RetainedOutbox, 'want' | 'clear'>;
  refreshed(): void;
}): RetainedState {
  const { hall, journal, devices, clock, simulated, texts, persons, topics, retained, refreshed } = of;
  const { rules } = hall;
  const changedTickets = new Set<string>();
  for (const visit of hall.hall.visits.values()) if (!ended(visit)) changedTickets.add(visit.ticket);
  const changedFollowUps = new Set(hall.hall.followUps.keys());
  const questions = openPrivateQuestions({
    rules,
    hall: hall.hall,
    persons,
    words: hash => texts.words(hash),
    topics,
  });
  /** The alarms that were active when this was computed last. */
  let alarms: readonly string[] = [];
  let due = true;
  let closed = false;

  function soon(): void {
    if (due || closed) return;
    due = true;
    setImmediate(refresh);
  }

  /** Erased, a follow-up stands no more, though it is still to be answered. */
  function followUpBody(id: string): Body | undefined {
    const followUp = hall.hall.followUps.get(id);
    if (followUp === undefined || followUp.erased === true) return undefined;
    return privateFollowUpBody(followUp, hash => texts.words(hash));
  }

  /** What follows the journal; without a body it is gone. */
  function* inJournal(now: number): Generator<readonly [topic: string, body?: Body]> {
    for (const queue of rules.queues.keys())
      yield [topics.queue(queue), queueBody(rules, hall.hall, queue, now)];
    for (const service of rules.services.values())
      yield [topics.service(service.id), serviceBody(rules, hall.hall, service, now)];
    for (const service of rules.services.values())
      if (service.booking !== undefined)
        yield [topics.slots(service.id), slotsBody(rules, hall.hall, service, service.booking, now)];
    for (const counter of rules.counters.keys())
      yield [topics.counter(counter), counterBody(rules, hall.hall, counter, now)];
    for (const ticket of changedTickets) yield [topics.visit(ticket), visitBody(rules, hall.hall, ticket)];
    for (const id of changedFollowUps) yield [topics.privateFollowUp(id), followUpBody(id)];
    yield* questions.told();
    for (const alarm of alarms) if (!hall.hall.alarms.has(alarm)) yield [topics.alarm(alarm)];
    for (const alarm of hall.hall.alarms.values()) yield [topics.alarm(alarm.id), alarmBody(alarm)];
    const { day, open } = hall.hall;
    const closing = day === undefined || open ? undefined : journal.closing(day);
    const notices = hallNotices(rules, hall.hall, now);
    const power = powerTold(rules, hall.hall);
    yield [topics.hall, hallBody(hall.hall, { notices, closing, power })];
  }

  function* ofDevices(): Generator<readonly [topic: string, body: Body]> {
    for (const board of devices.boards()) yield [topics.board(board.id), boardBody(board)];
    for (const device of devices.devices()) yield [topics.device(device.id), deviceBody(device, simulated)];
  }

  function refresh(): void {
    if (!due) return;
    due = false;
    const ts = clock.now();
    const seq = journal.lastSeq();
    for (const [topic, body] of inJournal(ts))
      if (body === undefined) retained.clear(topic);
      else retained.want(topic, body, { ts, seq });
    changedTickets.clear();
    changedFollowUps.clear();
    alarms = [...hall.hall.alarms.keys()];
    for (const [topic, body] of ofDevices()) retained.want(topic, body, { ts });
    refreshed();
  }

  refresh();

  return {
    committed(entries) {
      for (const { event } of entries) {
        for (const id of followUpsIn(event as Event)) changedFollowUps.add(id);
        questions.saw(event as Event);
        if (typeof event['ticket'] === 'string') changedTickets.add(event['ticket']);
        // A press that is taken back had touched several.
        if (Array.isArray(event['tickets']))
          for (const ticket of event['tickets']) changedTickets.add(ticket);
      }
      soon();
    },
    changed: soon,
    close() {
      refresh();
      closed = true;
    },
  };
}
