/** Keeps one display of a Tasmota true. It has no blink: a blinking row is two pages, the text and a blank, 1 s each. */
import type { Board, BoardSaid, Broker, Handed, Health, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { newPatience } from '../link/patience.ts';
import { isOnline, tasmotaTopics } from '../link/tasmota.ts';
import { newHearing } from '../parts/board/hearing.ts';
import { newStanding, type Standing } from '../parts/board/standing.ts';
import { type Telling, telling } from '../parts/changes.ts';
import { encodeRows, readAnswer } from './codec.ts';
import { newExpiry } from './expiry.ts';
import { layOut, type Row } from './layout.ts';

/** Over Wi-Fi it takes 20 to 300 ms, through a busy broker longer. */
const answerWithinMs = 2000;
/** One that is lost is told its picture as often, and heard whenever it answers. */
const lostEveryMs = 1000;
const blinkMs = 1000;
const silent = 'no answer from the display: look at its power, its WiFi and its topic';

/** `expiresAfterS`: without a refresh it is dark. */
type Options = {
  topic: string;
  columns: number;
  lines: number;
  refreshMs: number;
  expiresAfterS: number;
};

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
  const standing = newStanding<readonly Row[]>(report);
  const painter = newPainter(options, {
    timers,
    health,
    tell,
    standing,
    // When the broker does not take it, the answer fails to come as well.
    send: (name, payload) => void seat.publish(topics.command(name), payload),
  });

  function become(next: Way, why = ''): void {
    way = next;
    painter.begin();
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
      else painter.expiry.heard(payload, timers.now());
    },
  });

  return {
    want(picture) {
      const isNew = standing.want(layOut(picture, options.columns, options.lines));
      if (isNew && way === 'there') painter.changed();
    },
    health: () => ({
      ...health,
      errors: health.errors + seat.dropped(),
      reopened: broker.reopened(),
      queueDepth: standing.queueDepth(),
    }),
    async close() {
      way = 'no-broker';
      painter.stop();
      seat.leave();
    },
  };
}

type Page = { commands: string[]; of: readonly Row[]; isBlank: boolean };

type PainterParts = {
  timers: Timers;
  health: Health;
  tell: Telling;
  standing: Standing<readonly Row[]>;
  send(command: string, payload: string): void;
};

/** Sends what is wanted page by page, each command when the one before was answered. */
function newPainter(options: Options, { timers, health, tell, standing, send }: PainterParts) {
  /** The first of what is still to be sent of it was sent, and is not answered. */
  let asked: Page | undefined;
  const patience = newPatience({ others: false });
  /** Nothing is known of what stands on the display: it is cleared first. */
  let unknown = true;
  const hearing = newHearing({ silent });
  const expiry = newExpiry(options, send);
  let cancelTimer = (): void => {};

  function stop(): void {
    cancelTimer();
    asked = undefined;
  }

  function forget(): void {
    stop();
    unknown = true;
    expiry.forget();
    standing.fall();
  }

  function waitFor(ms: number, then: () => void): void {
    cancelTimer();
    cancelTimer = timers.after(ms, then);
  }

  function paint(isBlank = false): void {
    const wanted = standing.wanted();
    if (wanted === undefined) return;
    const texts = wanted.map(row => (isBlank && row.blink ? '' : row.text));
    ask({ commands: encodeRows(texts, options.columns, unknown), of: wanted, isBlank });
  }

  function ask(page: Page): void {
    const [command] = page.commands;
    if (command === undefined) return;
    health.frames += 1;
    asked = page;
    patience.asked(timers.now(), answerWithinMs);
    const waitMs = patience.endsAtMs() - timers.now();
    waitFor(hearing.isLost() ? Math.max(waitMs, lostEveryMs) : waitMs, late);
    // One that does not answer may hear all the same.
    expiry.textSent();
    const due = hearing.isLost() ? page.commands : [command];
    for (const each of due) send('DisplayText', each);
    if (due.length === page.commands.length) expiry.wind(timers.now());
  }

  function late(): void {
    health.errors += 1;
    patience.silent();
    hearing.unheard(false, patience.hadItsTime(timers.now()));
    if (hearing.isLost()) {
      forget();
      tell.fitness({ is: 'lost', why: silent });
    } else health.retries += 1;
    paint();
  }

  /** A page stands whole. */
  function turnPage({ of, isBlank }: Page): void {
    asked = undefined;
    unknown = false;
    tell.fitness({ is: 'ready' });
    const blinks = of.some(row => row.blink && row.text !== '');
    waitFor(blinks ? blinkMs : options.refreshMs, () => paint(blinks && !isBlank));
    standing.stand();
  }

  function begin(): void {
    forget();
    patience.forget();
    hearing.heard();
  }

  return {
    begin,
    paint,
    stop,
    answered(text: string): void {
      // A late answer to an earlier command says nothing about this one.
      if (asked?.commands[0]?.trim() !== text.trim()) return;
      const page = asked;
      patience.answered(timers.now());
      health.roundTripMs = patience.roundTripMs();
      hearing.heard();
      page.commands.shift();
      if (page.of !== standing.wanted()) paint();
      else if (page.commands.length > 0) ask(page);
      else turnPage(page);
    },
    expiry,
    refused(how: string): void {
      if (expiry.refused(asked !== undefined) || asked === undefined) return;
      health.errors += 1;
      begin();
      tell.fitness({
        is: 'degraded',
        why: `it takes no DisplayText (${how}): a tasmota-display with its display set up is needed`,
      });
      waitFor(options.refreshMs, paint);
    },
    /** What is under way is answered first, or is given up; then the latest goes. */
    changed(): void {
      if (asked === undefined) paint();
    },
  };
}
