/** Keeps one display of a Tasmota true. It has no blink: a blinking row is two pages, the text and a blank, 1 s each. */
import type { Board, BoardSaid, Broker, Handed } from '../device.ts';
import { newHealth } from '../health.ts';
import { isOnline, tasmotaTopics } from '../link/tasmota.ts';
import { telling } from '../parts/changes.ts';
import { encodeRows, readAnswer } from './codec.ts';
import { layOut, type Row } from './layout.ts';

/** Over Wi-Fi it takes 20 to 300 ms. */
const answerWithinMs = 2000;
/** A command without answer is sent this often in all before the display counts as lost. */
const triesBeforeLost = 3;
const lostRetryMs = 2000;
const blinkMs = 1000;

/** `columns`, `lines`: of the font that is set in the device. `refreshMs`: the slow refresh, which also tells that it is there. */
export function tasmotaDisplay(
  options: { topic: string; columns: number; lines: number; refreshMs: number },
  broker: Broker,
  { timers, report }: Handed<BoardSaid>,
): Board {
  const topics = tasmotaTopics(options.topic);
  let wanted: readonly Row[] | undefined;
  /** The latest wanted picture was answered whole. */
  let settled = false;
  /** Nothing is known of what stands on the display: it is cleared first. */
  let unknown = true;
  let reachable = false;
  /** What is still to be sent of the page under way; the first was sent, and is not answered. */
  let page: { commands: string[]; of: readonly Row[]; isBlank: boolean } | undefined;
  let sentAtMs = 0;
  let unanswered = 0;
  let cancelTimer = (): void => {};
  /** Its last will was heard since the broker is there; it may be retained, and come before `up`. */
  let isOffline = false;
  const tell = telling(report);
  const health = newHealth();

  function forget(): void {
    cancelTimer();
    page = undefined;
    unknown = true;
    settled = false;
    unanswered = 0;
    tell.notShown();
  }

  function wait(ms: number, then: () => void): void {
    cancelTimer();
    cancelTimer = timers.after(ms, then);
  }

  function paint(isBlank = false): void {
    if (wanted === undefined || !reachable) return;
    const texts = wanted.map(row => (isBlank && row.blink ? '' : row.text));
    page = { commands: encodeRows(texts, options.columns, unknown), of: wanted, isBlank };
    send();
  }

  function send(): void {
    const command = page?.commands[0];
    if (command === undefined) return;
    health.frames += 1;
    sentAtMs = timers.now();
    wait(answerWithinMs, late);
    // When the broker does not take it, the answer fails to come as well.
    void seat.publish(topics.command('DisplayText'), command);
  }

  function late(): void {
    health.errors += 1;
    unanswered += 1;
    page = undefined;
    if (unanswered < triesBeforeLost) {
      health.retries += 1;
      return paint();
    }
    const tries = unanswered;
    forget();
    unanswered = tries;
    tell.fitness({
      is: 'lost',
      why: 'no answer from the display: look at its power, its WiFi and its topic',
    });
    wait(lostRetryMs, paint);
  }

  function answered(text: string): void {
    // A late answer to an earlier command says nothing about this one.
    if (page === undefined || page.commands[0]?.trim() !== text.trim()) return;
    health.roundTripMs = timers.now() - sentAtMs;
    unanswered = 0;
    page.commands.shift();
    if (page.of !== wanted) return paint();
    if (page.commands.length > 0) return send();
    turnPage(page.isBlank);
  }

  /** A page stands whole. */
  function turnPage(isBlank: boolean): void {
    page = undefined;
    unknown = false;
    tell.fitness({ is: 'ready' });
    const blinks = wanted?.some(row => row.blink && row.text !== '') === true;
    wait(blinks ? blinkMs : options.refreshMs, () => paint(blinks && !isBlank));
    if (settled) return;
    settled = true;
    tell.shown();
  }

  function refused(how: string): void {
    if (page === undefined) return;
    health.errors += 1;
    forget();
    tell.fitness({
      is: 'degraded',
      why: `it takes no DisplayText (${how}): a tasmota-display with its display set up is needed`,
    });
    wait(options.refreshMs, paint);
  }

  function hearLwt(payload: Uint8Array, retained: boolean): void {
    const online = isOnline(payload);
    if (online === undefined) {
      health.errors += 1;
    } else if (!online) {
      isOffline = true;
      reachable = false;
      forget();
      tell.fitness({ is: 'lost', why: 'the display is offline' });
    } else if (!retained || !reachable) {
      // It has started again, and shows nothing of ours.
      isOffline = false;
      reachable = true;
      forget();
      paint();
    }
  }

  const seat = broker.join([topics.answers, topics.lwt], {
    up() {
      if (isOffline) return;
      reachable = true;
      forget();
      paint();
    },
    down(why) {
      isOffline = false;
      reachable = false;
      forget();
      tell.fitness({ is: 'lost', why });
    },
    message(topic, payload, retained) {
      if (topic === topics.lwt) return hearLwt(payload, retained);
      if (retained) return;
      const answer = readAnswer(payload);
      if (answer.is === 'shown') answered(answer.text);
      else if (answer.is === 'refused') refused(answer.how);
    },
  });

  return {
    want(picture) {
      const rows = layOut(picture, options.columns, options.lines);
      if (wanted !== undefined && sameRows(rows, wanted)) {
        if (settled) tell.shown();
        return;
      }
      wanted = rows;
      settled = false;
      // What is under way is answered first; then the latest goes.
      if (page === undefined && unanswered < triesBeforeLost) paint();
    },
    health: () => ({
      ...health,
      errors: health.errors + seat.dropped(),
      reopened: broker.reopened(),
      queueDepth: wanted !== undefined && !settled ? 1 : 0,
    }),
    close() {
      reachable = false;
      cancelTimer();
      seat.leave();
      return Promise.resolve();
    },
  };
}

function sameRows(some: readonly Row[], others: readonly Row[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ text, blink }, n) => text === others[n]?.text && blink === others[n]?.blink)
  );
}
