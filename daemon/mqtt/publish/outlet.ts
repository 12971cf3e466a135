/**
 * The way of every message to the broker. None is too long for it (I14), and one that the broker will not have keeps the others
 * from nobody; both are told by the alarm `broker-refuses`.
 */
import type { Timers } from '../../../drivers/device.ts';
import type { Connection } from '../../../drivers/link/mqtt.ts';
import type { Entry, JournalEvent } from '../../journal/journal.ts';
import type { Clock } from '../../process/clock.ts';
import type { BrokerRefuses } from '../broker-limits.ts';
import type { SendReplayed } from '../commands/replay.ts';
import { bytesOf, isTooLong, piecesOf } from '../message-size.ts';
import type { Topics } from '../topics.ts';
import { openCutOffs } from './cut-offs.ts';
import type { SendEvent } from './event-outbox.ts';
import type { SendRetained } from './retained-outbox.ts';

export type Outlet = {
  up(broker: Connection): void;
  down(): void;
  event: SendEvent;
  isTooLong(entry: Entry): boolean;
  retained: SendRetained;
  replayed: SendReplayed;
  /** What nobody waits for: answers, and what is told with them. */
  say(topic: string, body: object): void;
};

/** `told`: an event as everybody may hear it. */
export function openOutlet(
  of: { topics: Topics; clock: Clock; timers: Timers; told(entry: Entry): JournalEvent },
  refused: Pick<BrokerRefuses, 'tooLong' | 'held'>,
  again: (topics: readonly string[]) => void,
): Outlet {
  const { topics, clock } = of;
  const cutOffs = openCutOffs(of.timers, refused.held, again);
  let broker: Connection | undefined;

  const textOf = (body: object) => JSON.stringify({ v: 1, ts: clock.now(), ...body });
  const eventText = (entry: Entry) => textOf({ seq: entry.seq, at: entry.at, ...of.told(entry) });
  const publish = (topic: string, payload: string, retain: boolean) => (acked: () => void) =>
    broker?.publish({ topic, payload, retain }, taken => taken && acked());

  return {
    up(on) {
      broker = on;
    },
    down() {
      broker = undefined;
      cutOffs.down();
    },
    event(entry, acked) {
      const payload = eventText(entry);
      if (isTooLong(payload)) return 'too-long';
      const { kind } = entry.event;
      const what = {
        key: `event ${entry.seq}`,
        name: `event ${entry.seq}, ${kind}`,
        bytes: bytesOf(payload),
      };
      return cutOffs.send(what, publish(topics.event(kind), payload, false), acked);
    },
    isTooLong: entry => isTooLong(eventText(entry)),
    retained(topic, payload, acked) {
      const what = { key: topic, name: topic, bytes: bytesOf(payload) };
      if (isTooLong(payload)) refused.tooLong({ topic, bytes: what.bytes });
      else if (cutOffs.send(what, publish(topic, payload, true), acked) === 'under-way') return;
      // The rest stands without it.
      queueMicrotask(acked);
    },
    replayed({ sender, id }, entry, acked) {
      const topic = topics.replayed(sender, id);
      const payload = eventText(entry);
      if (!isTooLong(payload)) return publish(topic, payload, false)(acked);
      const pieces = piecesOf(payload);
      let open = pieces.length;
      const ackedOne = () => {
        open -= 1;
        if (open === 0) acked();
      };
      for (const [index, json] of pieces.entries()) {
        const piece = textOf({ seq: entry.seq, part: index + 1, of: pieces.length, json });
        publish(topic, piece, false)(ackedOne);
      }
    },
    say(topic, body) {
      const payload = textOf(body);
      if (isTooLong(payload)) refused.tooLong({ topic, bytes: bytesOf(payload) });
      else broker?.publish({ topic, payload });
    },
  };
}
