/**
 * The journal's events on their way to the broker: in order, from a cursor that moves only when the broker has
 * acknowledged, so that an outage or a restart leaves no gap. A seq may come again; only one that is too long for a message is
 * skipped, alone.
 */
import type { Entry, Journal } from '../../journal/journal.ts';

/**
 * `acked` is called only when the broker has it. `too-long`: no message can have it, it was not sent and is passed over. `held`:
 * the broker will not have it now; it waits, and those after it.
 */
export type SendEvent = (entry: Entry, acked: () => void) => 'under-way' | 'too-long' | 'held';

export type EventOutbox = {
  up(send: SendEvent): void;
  down(): void;
  /** The journal has grown. */
  more(): void;
};

const cursorName = 'mqtt';
/**
 * On each connection so many are told again, because a broker that lost its power acknowledged what lay in its memory: for a
 * subscriber who is a little behind, and for one who is away what was not on its disk yet (of a minute, config/deploy/mosquitto). The
 * busiest hall makes fewer in that time; whoever misses more asks for it with `replay`.
 */
const toldAgain = 256;
const inFlightAtMost = 64;
/** The cursor is written when all is acknowledged, and every so many events while a long stretch is caught up. */
const cursorEvery = 32;

/**
 * `failed`: the journal could not be read, told once; it is tried again whenever there may be more, and the hall goes on.
 * `skipped`: one was too long, for the first time.
 */
export function eventOutbox(
  journal: Pick<Journal, 'since' | 'cursor' | 'setCursor' | 'lastSeq'>,
  failed: (error: unknown) => void,
  skipped: (entry: Entry) => void,
): EventOutbox {
  let send: SendEvent | undefined;
  let reader: Iterator<Entry> | undefined;
  let sent = 0;
  let acknowledged = 0;
  let written = 0;
  let inFlight: { seq: number; acked: boolean }[] = [];
  /** Read, and not sent yet. */
  let held: Entry | undefined;
  /** What is up to here was told, or skipped, before. */
  let tellsAnewFrom = 0;
  let isFailing = false;

  function guarded(work: () => void): void {
    try {
      work();
      isFailing = false;
    } catch (error) {
      reader = undefined;
      inFlight = inFlight.filter(({ seq }) => seq <= sent);
      if (!isFailing) failed(error);
      isFailing = true;
    }
  }

  function fill(): void {
    const sendNow = send;
    if (sendNow === undefined) return;
    while (inFlight.length < inFlightAtMost && sent < journal.lastSeq()) {
      reader ??= journal.since(sent)[Symbol.iterator]();
      const next = held === undefined ? reader.next() : { value: held, done: false as const };
      if (next.done === true) break;
      held = undefined;
      const one = { seq: next.value.seq, acked: false };
      inFlight.push(one);
      const way = sendNow(next.value, () => acked(one));
      if (way === 'held') {
        inFlight.pop();
        held = next.value;
        break;
      }
      sent = one.seq;
      if (way === 'under-way') continue;
      one.acked = true;
      moveOn();
      if (one.seq > tellsAnewFrom) skipped(next.value);
    }
  }

  function moveOn(): void {
    while (inFlight[0]?.acked === true) acknowledged = inFlight.shift()?.seq ?? acknowledged;
  }

  function work(): void {
    guarded(fill);
    if (acknowledged <= written || (inFlight.length > 0 && acknowledged - written < cursorEvery)) return;
    journal.setCursor(cursorName, acknowledged);
    written = acknowledged;
  }

  function acked(one: { acked: boolean }): void {
    one.acked = true;
    moveOn();
    work();
  }

  return {
    up(sendNow) {
      written = tellsAnewFrom = journal.cursor(cursorName);
      sent = acknowledged = Math.max(0, written - toldAgain);
      send = sendNow;
      work();
    },
    down() {
      send = undefined;
      reader = undefined;
      held = undefined;
      inFlight = [];
    },
    more() {
      if (send !== undefined) work();
    },
  };
}
