/** Keeps one display of a Tasmota true. It has no blink: a blinking row is two pages, the text and a blank, 1 s each. */
import type { Board, BoardSaid, Broker, Handed, Health, Timers } from '../device.ts';
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

type Options = { topic: string; columns: number; lines: number; refreshMs: number };

/** `offline`: its last will was heard since the broker is there; it may be retained, and come before `up`. */
type Way = 'no-broker' | 'offline' | 'there';

/** `columns`, `lines`: of the font that is set in the device. `refreshMs`: the slow refresh, which also tells that it is there. */
export function tasmotaDisplay(
  options: Options,
  broker: Broker,
  { timers, report }: Handed<BoardSaid>,
): Board {
  const topics = tasmotaTopics(options.topic);
  let way: Way = 'no-broker';
  const tell = telling(report);
  const health = newHealth();
  const painter = paintsPages(options, {
    timers,
    health,
    tell,
    // When the broker does not take it, the answer fails to come as well.
    send: command => void seat.publish(topics.command('DisplayText'), command),
  });

  function become(next: Way, why = ''): void {
    way = next;
    painter.forget();
    if (way === 'there') painter.paint();
    else tell.fitness({ is: 'lost', why });
  }

  function hearLwt(payload: Uint8Array, retained: boolean): void {
    const online = isOnline(payload);
    if (online === undefined) health.errors += 1;
    else if (!online) become('offline', 'the display is offline');
    // It has started again, and shows nothing of ours.
    else if (!retained || way !== 'there') become('there');
  }

  const seat = broker.join([topics.answers, topics.lwt], {
    up: () => void (way !== 'offline' && become('there')),
    down: why => become('no-broker', why),
    message(topic, payload, retained) {
      if (topic === topics.lwt) return hearLwt(payload, retained);
      if (retained) return;
      const answer = readAnswer(payload);
      if (answer.is === 'shown') painter.answered(answer.text);
      else if (answer.is === 'refused') painter.refused(answer.how);
    },
  });

  return {
    want: picture => painter.want(layOut(picture, options.columns, options.lines), way === 'there'),
    health: () => ({
      ...health,
      errors: health.errors + seat.dropped(),
      reopened: broker.reopened(),
      queueDepth: painter.isSettled() ? 0 : 1,
    }),
    async close() {
      way = 'no-broker';
      painter.stop();
      seat.leave();
    },
  };
}

type Page = { commands: string[]; of: readonly Row[]; isBlank: boolean };
type State =
  /** Nothing is sent, and nothing waited for. */
  | { is: 'idle' }
  /** The first of what is still to be sent of the page was sent, and is not answered. */
  | { is: 'asked'; page: Page; sentAtMs: number }
  /** Until the next page, the refresh, or the next try with a display that did not answer. */
  | { is: 'waiting'; isLost: boolean };

type Around = {
  timers: Timers;
  health: Health;
  tell: ReturnType<typeof telling>;
  send(command: string): void;
};

/** Sends what is wanted page by page, each command when the one before was answered. */
function paintsPages(options: Options, { timers, health, tell, send }: Around) {
  let wanted: readonly Row[] | undefined;
  let state: State = { is: 'idle' };
  /** The latest wanted picture was answered whole. */
  let settled = false;
  /** Nothing is known of what stands on the display: it is cleared first. */
  let unknown = true;
  let unanswered = 0;
  let cancelTimer = (): void => {};

  function stop(): void {
    cancelTimer();
    state = { is: 'idle' };
  }

  function forget(): void {
    stop();
    unknown = true;
    settled = false;
    unanswered = 0;
    tell.notShown();
  }

  function later(ms: number, then: () => void): void {
    cancelTimer();
    cancelTimer = timers.after(ms, then);
  }

  function paint(isBlank = false): void {
    if (wanted === undefined) return;
    const texts = wanted.map(row => (isBlank && row.blink ? '' : row.text));
    ask({ commands: encodeRows(texts, options.columns, unknown), of: wanted, isBlank });
  }

  function ask(page: Page): void {
    const [command] = page.commands;
    if (command === undefined) return;
    health.frames += 1;
    state = { is: 'asked', page, sentAtMs: timers.now() };
    later(answerWithinMs, late);
    send(command);
  }

  function late(): void {
    health.errors += 1;
    unanswered += 1;
    if (unanswered < triesBeforeLost) {
      health.retries += 1;
      return paint();
    }
    const tries = unanswered;
    forget();
    unanswered = tries;
    state = { is: 'waiting', isLost: true };
    tell.fitness({
      is: 'lost',
      why: 'no answer from the display: look at its power, its WiFi and its topic',
    });
    later(lostRetryMs, paint);
  }

  /** A page stands whole. */
  function turnPage({ isBlank }: Page): void {
    state = { is: 'waiting', isLost: false };
    unknown = false;
    tell.fitness({ is: 'ready' });
    const blinks = wanted?.some(row => row.blink && row.text !== '') === true;
    later(blinks ? blinkMs : options.refreshMs, () => paint(blinks && !isBlank));
    if (settled) return;
    settled = true;
    tell.shown();
  }

  return {
    forget,
    paint,
    stop,
    isSettled: () => wanted === undefined || settled,
    answered(text: string): void {
      if (state.is !== 'asked') return;
      const { page, sentAtMs } = state;
      // A late answer to an earlier command says nothing about this one.
      if (page.commands[0]?.trim() !== text.trim()) return;
      health.roundTripMs = timers.now() - sentAtMs;
      unanswered = 0;
      page.commands.shift();
      if (page.of !== wanted) return paint();
      if (page.commands.length > 0) return ask(page);
      turnPage(page);
    },
    refused(how: string): void {
      if (state.is !== 'asked') return;
      health.errors += 1;
      forget();
      tell.fitness({
        is: 'degraded',
        why: `it takes no DisplayText (${how}): a tasmota-display with its display set up is needed`,
      });
      later(options.refreshMs, paint);
    },
    want(rows: readonly Row[], isThere: boolean): void {
      if (wanted !== undefined && sameRows(rows, wanted)) {
        if (settled) tell.shown();
        return;
      }
      wanted = rows;
      settled = false;
      // What is under way is answered first; then the latest goes. One that does not answer is tried now and then.
      if (isThere && state.is !== 'asked' && !(state.is === 'waiting' && state.isLost)) paint();
    },
  };
}

function sameRows(some: readonly Row[], others: readonly Row[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ text, blink }, n) => text === others[n]?.text && blink === others[n]?.blink)
  );
}
