/**
 * The journal's events on their way to the broker: in order, from a cursor that moves only when the broker has
 * acknowledged, so that an outage or a restart leaves no gap. A seq may come again, it is never skipped.
 */
import type { Entry, Journal } from '../journal.ts';

/** `acked` is called only when the broker has it. */
export type SendEvent = (entry: Entry, acked: () => void) => void;

export type EventOutbox = {
  up(send: SendEvent): void;
  down(): void;
  /** The journal has grown. */
  more(): void;
};

const cursorName = 'mqtt';
/**
 * On each connection so many are told again, because a broker that lost its power acknowledged what lay in its memory: for a
 * subscriber who is a little behind, and for one who is away what was not on its disk yet (of a minute, config/mosquitto). The
 * busiest hall makes fewer in that time; whoever misses more asks for it with `replay`.
 */
const toldAgain = 256;
const inFlightAtMost = 64;
/** The cursor is written when all is acknowledged, and every so many events while a long stretch is caught up. */
const cursorEvery = 32;

/** `failed`: the journal could not be read; events stop until the next connection, the hall goes on. */
export function eventOutbox(
  journal: Pick<Journal, 'since' | 'cursor' | 'setCursor' | 'lastSeq'>,
  failed: (error: unknown) => void,
): EventOutbox {
  let send: SendEvent | undefined;
  let reader: Iterator<Entry> | undefined;
  let sent = 0;
  let acknowledged = 0;
  let written = 0;
  let inFlight: { seq: number; acked: boolean }[] = [];

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      send = undefined;
      failed(error);
    }
  }

  function fill(): void {
    const sendNow = send;
    if (sendNow === undefined) return;
    while (inFlight.length < inFlightAtMost && sent < journal.lastSeq()) {
      reader ??= journal.since(sent)[Symbol.iterator]();
      const next = reader.next();
      if (next.done === true) return;
      const one = { seq: next.value.seq, acked: false };
      sent = one.seq;
      inFlight.push(one);
      sendNow(next.value, () => acked(one));
    }
  }

  function acked(one: { acked: boolean }): void {
    one.acked = true;
    while (inFlight[0]?.acked === true) acknowledged = inFlight.shift()?.seq ?? acknowledged;
    guarded(() => {
      fill();
      if (acknowledged > written && (inFlight.length === 0 || acknowledged - written >= cursorEvery)) {
        journal.setCursor(cursorName, acknowledged);
        written = acknowledged;
      }
    });
  }

  return {
    up(sendNow) {
      guarded(() => {
        written = journal.cursor(cursorName);
        sent = acknowledged = Math.max(0, written - toldAgain);
        send = sendNow;
        fill();
      });
    },
    down() {
      send = undefined;
      reader = undefined;
      inFlight = [];
    },
    more: () => guarded(fill),
  };
}
