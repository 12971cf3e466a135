import type { Button, OpenLink, Pad, PadSaid, Report, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { typing } from '../parts/pad/typing.ts';
import {
  buttonsDown,
  decodeInput,
  encodeOrder,
  usualButtons,
  type XkeysMessage,
  type XkeysOrder,
} from './codec.ts';
import { keepLamps } from './lamps.ts';
import { lightOf, type Model, modelOf } from './models.ts';

type Options = { unit?: number | undefined; buttons?: Readonly<Record<string, Button>> | undefined };

/** Open is not alive: it is asked what it is, and must answer. */
const heartbeatEveryMs = 5000;
const answersWithinMs = 1000;
/** An X-keys. `unit`: the unit id it must have; `buttons`: by their numbers, in place of those of an XK-24. */
export function xkeys(options: Options, open: OpenLink, timers: Timers, report: Report<PadSaid>): Pad {
  const health = newHealth();
  /** What it has told since the link came up; while something is missing, nothing is a press. */
  let described: Extract<XkeysMessage, { is: 'descriptor' }> | undefined;
  let keys: Uint8Array | undefined;
  let at: { model: Model; buttons: Readonly<Record<string, Button>> } | undefined;
  let askedAtMs = 0;
  let cancelDeadline = (): void => {};
  let cancelBeat = (): void => {};

  const lamps = keepLamps(send, timers, () => report({ is: 'shown', confirmed: 'sent' }));
  let stuckWhy: string | undefined;
  const typed = typing(timers, report, {
    forgotten: () => lamps.blink(1),
    stuck(why) {
      stuckWhy = why;
      tellFitness();
    },
  });

  const link = keepOpen(open, timers, {
    up: greet,
    data: hear,
    down(why) {
      stop();
      typed.down();
      stuckWhy = undefined;
      report({ is: 'fitness', fitness: { is: 'lost', why } });
      report({ is: 'shown', confirmed: 'none' });
    },
  });

  function send(order: XkeysOrder): void {
    health.frames += 1;
    link.write(encodeOrder(order));
  }

  function greet(): void {
    described = undefined;
    keys = undefined;
    at = undefined;
    describe();
    send({ is: 'generate' });
  }

  function describe(): void {
    askedAtMs = timers.now();
    cancelDeadline();
    cancelDeadline = timers.after(answersWithinMs, () => {
      health.errors += 1;
      link.reopen('the X-keys does not answer: unplug it and plug it in again');
    });
    send({ is: 'describe' });
  }

  function beatLater(): void {
    cancelBeat();
    cancelBeat = timers.after(heartbeatEveryMs, describe);
  }

  function stop(): void {
    at = undefined;
    cancelDeadline();
    cancelBeat();
    lamps.down();
  }

  function hear(bytes: Uint8Array): void {
    health.frames += 1;
    const message = decodeInput(bytes);
    if (message.is === 'junk') {
      health.errors += 1;
      return;
    }
    if (options.unit !== undefined && message.unit !== options.unit) {
      link.reopen(`found an X-keys of unit ${message.unit}, expected unit ${options.unit}`);
      return;
    }
    if (message.is === 'descriptor') {
      described = message;
      health.roundTripMs = timers.now() - askedAtMs;
      lamps.readBack(message);
    } else if (message.is === 'keys') {
      const before = keys;
      keys = message.keys;
      // Generated data is the state as it is: what is held in it was pressed before we listened.
      if (at !== undefined && before !== undefined && !message.generated) press(before, keys, at);
    }
    if (described === undefined || keys === undefined) return;
    if (at === undefined) ready(described, keys);
    if (message.is === 'descriptor') {
      cancelDeadline();
      beatLater();
    }
  }

  function ready(told: NonNullable<typeof described>, reported: Uint8Array): void {
    const model = modelOf(told, reported.length);
    const isUsual = model.columns === 4 && model.rows === 6;
    const buttons = options.buttons ?? (isUsual ? usualButtons : {});
    at = { model, buttons };
    hold(reported, model, buttons);
    cancelDeadline();
    beatLater();
    tellFitness();
    const next = Object.keys(buttons).filter(button => buttons[button] === 'next');
    lamps.up(next.flatMap(button => lightOf(model, Number(button)) ?? []));
  }

  function tellFitness(): void {
    if (at === undefined) return;
    const why = misfit(at.model, at.buttons) ?? stuckWhy;
    report({ is: 'fitness', fitness: why === undefined ? { is: 'ready' } : { is: 'degraded', why } });
  }

  /** One press each, also of several that went down in the same report. */
  function press(before: Uint8Array, now: Uint8Array, { model, buttons }: NonNullable<typeof at>): void {
    const held = new Set(buttonsDown(before, model));
    for (const button of buttonsDown(now, model)) {
      const meaning = held.has(button) ? undefined : buttons[button];
      if (meaning !== undefined) typed.press(meaning);
    }
    hold(now, model, buttons);
  }

  function hold(now: Uint8Array, model: Model, buttons: Readonly<Record<string, Button>>): void {
    typed.held(buttonsDown(now, model).flatMap(button => buttons[button] ?? []));
  }

  return {
    want: picture => lamps.want(picture),
    answer(_said, answer) {
      if (answer.is === 'repeat') return;
      if (answer.is === 'refused') return lamps.blink(2);
      lamps.calm();
      if (answer.is === 'ready') lamps.flash();
    },
    attention: () => lamps.flash(),
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      lamps.dark();
      stop();
      typed.stop();
      return link.close();
    },
  };
}

/** Why the buttons of the config are not those of this device. */
function misfit(
  { name, columns, rows }: Model,
  buttons: Readonly<Record<string, Button>>,
): string | undefined {
  const most = columns * rows;
  const numbers = Object.keys(buttons).map(Number);
  if (numbers.length === 0) return `an ${name} has no usual buttons: write its buttons in the config`;
  const stray = numbers.find(number => number > most);
  return stray === undefined ? undefined : `the config names button ${stray}, and an ${name} has ${most}`;
}
