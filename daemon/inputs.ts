/** What a device said → an order for the hall, and its answer → echo, beep, code (R14). */
import type { Logger } from 'pino';
import { actionFor } from '../config/keys.ts';
import type { Config, Reads } from '../config/schema.ts';
import type { PadSaid, ReaderSaid } from '../drivers/driver.ts';
import type { Clock } from './clock.ts';
import { businessDay } from './core/clock-face.ts';
import type { Command } from './core/commands.ts';
import type { Hall } from './core/model.ts';
import { codeOf, type Refusal, refuse } from './core/refuse.ts';
import type { Devices } from './devices.ts';
import type { HallLoop } from './hall.ts';
import type { Journal } from './journal.ts';
import { commandOfKey } from './pad-keys.ts';

export type Inputs = {
  /** `counter`: where the pad stands. */
  padSaid(device: string, counter: string, said: PadSaid): void;
  readerSaid(device: string, reads: Reads, said: ReaderSaid): void;
};

export function openInputs(
  config: Pick<Config, 'keys' | 'repeatWindowMs'>,
  hall: Pick<HallLoop, 'rules' | 'submit'>,
  devices: Pick<Devices, 'answer'>,
  journal: Pick<Journal, 'lastPress'>,
  clock: Clock,
  log: Logger,
): Inputs {
  /** The last press of each pad in this run; that of the run before is in the journal. */
  const lastPresses = new Map<string, { frame: string; at: number; answered: boolean }>();

  /** The same frame within the window of its first is the pad asking again, not a second press. */
  function isRepeat(device: string, frame: string): boolean {
    const last = lastPresses.get(device) ?? journal.lastPress(device);
    return last?.frame === frame && clock.now() - last.at < config.repeatWindowMs;
  }

  function commandOf(standing: Readonly<Hall>, counter: string, said: PadSaid): Command | Refusal {
    if ('rating' in said) {
      return said.rating >= 1 && said.rating <= 5
        ? { verb: 'rate', counter, grade: said.rating }
        : refuse('unknown-key', `found rating key ${said.rating}, expected 1 to 5`);
    }
    const action = actionFor(config.keys, said.press, said.digits);
    if (action === undefined) return refuse('unknown-key', `no rule for ${said.digits} ${said.press}`);
    const today = businessDay(clock.wall(), hall.rules.timeZone);
    return commandOfKey(action, hall.rules, standing, counter, said.digits, today);
  }

  return {
    padSaid(device, counter, said) {
      // A pad that sends lone digits has the same ok frame after 5 and after 6.
      const digits = 'press' in said ? said.digits : '';
      const frame = `${Buffer.from(said.frame).toString('hex')} ${digits}`.trim();
      if (isRepeat(device, frame)) {
        // The echo of a press that is not durable yet is still to come by itself.
        if (lastPresses.get(device)?.answered !== false) devices.answer(device, said, { beeps: 0 });
        return;
      }
      const press = { frame, at: clock.now(), answered: false };
      lastPresses.set(device, press);
      const answer = (how: { beeps: 0 | 1 | 2; code?: number }) => {
        press.answered = true;
        devices.answer(device, said, how);
      };
      hall.submit({
        command: standing => commandOf(standing, counter, said),
        press: { device, frame },
        answered(outcome) {
          if (outcome.is === 'refused') {
            log.info({ device, counter, ...outcome.refusal }, 'press refused');
            answer({ beeps: 2, code: codeOf(outcome.refusal) });
          } else if (outcome.is === 'done') {
            const ready = outcome.events.some(event => event.kind === 'counter-ready' && event.ready);
            answer({ beeps: ready ? 1 : 0 });
          }
        },
      });
    },

    readerSaid(device, reads, { line }) {
      const press = reads.are === 'presses' ? reads.presses.get(line) : undefined;
      if (reads.are === 'presses' && press === undefined) {
        const expected = [...reads.presses.keys()].join(', ');
        log.warn({ device, found: line, expected }, 'unknown press');
        return;
      }
      const command: Command =
        press === undefined
          ? { verb: 'rejoin', ticket: line.toUpperCase() }
          : {
              verb: 'take-ticket',
              services: [press.service],
              class: press.class,
              choice: press.choices,
              print: true,
            };
      hall.submit({
        command,
        answered(outcome) {
          if (outcome.is === 'refused') log.warn({ device, line, ...outcome.refusal }, 'refused');
        },
      });
    },
  };
}
