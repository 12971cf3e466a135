/** What a device said → an order for the hall, and what came of it → its answer (R14). */
import type { Logger } from 'pino';
import type { Config } from '../../config/schema/config.ts';
import type { Reads } from '../../config/schema/device-classes.ts';
import { actionFor, type KeyMap } from '../../config/schema/keys.ts';
import type { PadSaid, ReaderSaid } from '../../drivers/device.ts';
import { businessDay } from '../core/day/clock-face.ts';
import type { Command } from '../core/types/commands.ts';
import type { Hall } from '../core/types/model.ts';
import { codeOf, type Refusal, refuse } from '../core/types/refusals.ts';
import { readBooking, readScan, readSlip } from '../core/types/scan.ts';
import type { Devices } from '../devices/supervisor.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../process/clock.ts';
import { refusalText } from '../text/staff/sentences.ts';
import type { BookingBorder } from './booking-border.ts';
import { type LaidCards, ticketIn } from './cards.ts';
import type { HallLoop } from './loop.ts';
import { commandOfKey } from './pad-keys.ts';
import type { SlipCodes } from './slip-codes.ts';

export type Inputs = {
  /** `counter`: where the pad stands. */
  padSaid(device: string, counter: string, said: PadSaid): void;
  readerSaid(device: string, reads: Reads, said: ReaderSaid): void;
};

type Press = { at: number; became: 'waiting' | 'done' | 'refused' };

export function openInputs(of: {
  config: Pick<Config, 'keys' | 'repeatWindowMs'>;
  hall: Pick<HallLoop, 'rules' | 'submit'>;
  devices: Pick<Devices, 'answer'>;
  journal: Pick<Journal, 'pressedAt'>;
  slips: SlipCodes;
  bookings: Pick<BookingBorder, 'find'>;
  cards: Pick<LaidCards, 'at'>;
  clock: Clock;
  log: Logger;
}): Inputs {
  const { config, hall, devices, journal, slips, bookings, cards, clock, log } = of;
  /** Each pad's frames in this run; those of the run before that had an effect are in the journal. */
  const presses = new Map<string, Map<string, Press>>();

  /** The same frame within the window of its first is the pad asking again, also when another key came in between. */
  function isRepeat(device: string, frame: string): boolean {
    const at = presses.get(device)?.get(frame)?.at ?? journal.pressedAt(device, frame);
    return at !== undefined && clock.now() - at < config.repeatWindowMs;
  }

  /** A press that was refused has done nothing: after another key the clerk may try it again at once. */
  function remember(device: string, frame: string): Press {
    const others = [...(presses.get(device) ?? [])].filter(([, { became }]) => became !== 'refused');
    const press: Press = { at: clock.now(), became: 'waiting' };
    presses.set(device, new Map(others).set(frame, press));
    return press;
  }

  function commandOf(
    hallNow: Readonly<Hall>,
    { device, counter }: { device: string; counter: string },
    said: PadSaid,
  ): Command | Refusal {
    if ('rating' in said) {
      return said.rating >= 1 && said.rating <= 5
        ? { verb: 'rate', counter, grade: said.rating, from: 'rater' }
        : refuse('unknown-key', { is: 'no-rating', key: said.rating });
    }
    const action = actionFor(config.keys.get(device) ?? noKeys, said.press, said.digits);
    if (action === undefined)
      return refuse('unknown-key', { is: 'no-rule', digits: said.digits, key: said.press });
    const today = () => businessDay(clock.wall(), hall.rules.timeZone);
    const press = { action, counter, digits: said.digits };
    return commandOfKey(press, { rules: hall.rules, hall: hallNow, today, now: clock.now() });
  }

  /** At any reader: whoever holds a slip, or a booking, wants a number. The log has nothing of its code. */
  function codeSaid(
    device: string,
    reads: Reads,
    what: 'return slip' | 'booking',
    scanOf: (standing: Readonly<Hall>) => Pick<Command & { verb: 'scan' }, 'slip' | 'booking'>,
  ): void {
    const desk = reads.are === 'presses' ? undefined : reads.desk;
    hall.submit({
      command: standing => ({ verb: 'scan', ...scanOf(standing), ...(desk !== undefined && { desk }) }),
      answered(outcome) {
        if (outcome.is === 'refused') log.warn({ device, ...told(outcome.refusal) }, `${what} refused`);
      },
    });
  }

  const slipIn =
    ({ code, until }: { code: string; until: string }) =>
    (standing: Readonly<Hall>) => {
      const id = slips.find(standing, code);
      return { slip: { until, ...(id !== undefined && { id }) } };
    };

  const bookingIn =
    ({ code, day }: { code: string; day: string }) =>
    (standing: Readonly<Hall>) => {
      const id = bookings.find(standing, code);
      return { booking: { day, ...(id !== undefined && { id }) } };
    };

  return {
    padSaid(device, counter, said) {
      // A pad that sends lone digits has the same ok frame after 5 and after 6.
      const digits = 'press' in said ? said.digits : '';
      const frame = said.frame && `${Buffer.from(said.frame).toString('hex')} ${digits}`.trim();
      if (frame !== undefined && isRepeat(device, frame)) {
        // The echo of a press that is not durable yet is still to come by itself.
        if (presses.get(device)?.get(frame)?.became !== 'waiting')
          devices.answer(device, said, { is: 'repeat' });
        return;
      }
      const press = frame === undefined ? undefined : remember(device, frame);
      hall.submit({
        command: standing => commandOf(standing, { device, counter }, said),
        ...(frame !== undefined && { press: { device, frame } }),
        answered(outcome) {
          if (outcome.is === 'refused') {
            if (press !== undefined) press.became = 'refused';
            log.info({ device, counter, ...told(outcome.refusal) }, 'press refused');
            devices.answer(device, said, { is: 'refused', code: codeOf(outcome.refusal) });
          } else if (outcome.is === 'done') {
            if (press !== undefined) press.became = 'done';
            const ready = outcome.events.some(event => event.kind === 'counter-ready' && event.ready);
            devices.answer(device, said, { is: ready ? 'ready' : 'done' });
          }
        },
      });
    },

    readerSaid(device, reads, { line }) {
      const slip = readSlip(line);
      if (slip !== undefined) return codeSaid(device, reads, 'return slip', slipIn(slip));
      const booked = readBooking(line);
      if (booked !== undefined) return codeSaid(device, reads, 'booking', bookingIn(booked));
      const whose = reads.are === 'presses' ? cards.at(device) : undefined;
      const command =
        reads.are === 'presses'
          ? pressOf(reads, device, line, whose?.claims === true)
          : scanOf(hall.rules.hall, line, reads.desk);
      if (command === undefined) {
        const expected =
          reads.are === 'presses' ? [...reads.presses.keys(), reads.stepAway ?? ''].join(', ') : '';
        log.warn({ device, found: readable(line), expected }, 'unknown press');
        return;
      }
      if (command.verb === 'scan' && command.ticket === undefined)
        log.warn({ device, found: readable(line), expected: 'the code of a ticket' }, 'unknown scan');
      hall.submit({
        command,
        answered(outcome) {
          if (outcome.is === 'refused')
            log.warn({ device, line: readable(line), ...told(outcome.refusal) }, 'refused');
          const taken = outcome.is === 'done' ? ticketIn(outcome.events) : undefined;
          if (taken !== undefined) whose?.taken(taken);
          const asked =
            outcome.is === 'done' ? outcome.events.find(({ kind }) => kind === 'place-asked') : undefined;
          if (asked?.kind === 'place-asked' && 'found' in asked.answer)
            log.warn({ device, line: readable(line), refused: asked.answer.is }, 'refused');
        },
      });
    },
  };
}

/** As the log has it: whoever reads it opens no ticket's page by it, and comes by no return slip or booking. */
function readable(line: string): string {
  return line.replace(/\.[\w-]{40,}$/, '.…').replace(/^\s*(SLIP|BOOK)\/.*/i, '$1/…');
}

/** As the log has it. */
function told(refusal: Refusal) {
  return { refused: refusal.refused, message: refusalText(refusal) };
}

/** `claims`: whoever presses is known to be of the age for it (R6). */
function pressOf(
  { presses, stepAway }: Reads & { are: 'presses' },
  device: string,
  line: string,
  claims: boolean,
): Command | undefined {
  if (line === stepAway) return { verb: 'ask-away', device };
  const press = presses.get(line);
  if (press === undefined) return undefined;
  const { service, class: visitClass, choices } = press;
  return {
    verb: 'take-ticket',
    services: [service],
    class: claims && visitClass === 'normal' ? 'green' : visitClass,
    choice: choices,
    print: true,
    from: { device, press: line },
  };
}

/** Whoever holds something else under it is told so too. */
function scanOf(ours: string, line: string, desk: string | undefined): Command & { verb: 'scan' } {
  return { verb: 'scan', ...readScan(ours, line), ...(desk !== undefined && { desk }) };
}

const noKeys: KeyMap = new Map();
