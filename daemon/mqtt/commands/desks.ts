/** Where commands are taken: the hall's own desk, that of device tests, and that of replays, which all answer in one way. */
import type { MqttConfig } from '../../../config/schema/mqtt.ts';
import type { TicketCodes } from '../../core/types/scan.ts';
import type { DeviceTester } from '../../devices/testing/outcome.ts';
import type { BookingBorder } from '../../hall/booking-border.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { WrittenSheets } from '../../hall/sheets/written.ts';
import type { SlipCodes } from '../../hall/slip-codes.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Texts } from '../../journal/texts/texts.ts';
import type { Clock } from '../../process/clock.ts';
import type { Given } from '../sender.ts';
import type { Topics } from '../topics.ts';
import { openClientClocks } from './client-clocks.ts';
import { type AnswerTo, type CommandDesk, openCommandDesk } from './command-desk.ts';
import { openReplayDesk, type ReplayDesk } from './replay.ts';
import { rightsOf } from './roles.ts';
import { openSheetDesk } from './sheet-desk.ts';
import { openTestDesk } from './test-desk.ts';

/** `say`: to the broker, while there is one. */
export function openDesks(
  of: {
    hall: HallLoop;
    journal: Pick<Journal, 'since' | 'lastSeq' | 'reply'>;
    devices: DeviceTester;
    clock: Clock;
    mqtt: MqttConfig;
    texts: Pick<Texts, 'apart' | 'drop'>;
    codes: TicketCodes;
    slips: SlipCodes;
    bookings: BookingBorder;
    sheets: WrittenSheets;
  },
  topics: Topics,
  say: (topic: string, body: object) => void,
): { take: CommandDesk; replays: Pick<ReplayDesk, 'up' | 'down'> } {
  const { hall, journal, devices, clock, mqtt, texts, codes, slips, bookings, sheets } = of;
  const clocks = openClientClocks();
  const answer: AnswerTo = ({ sender, ...order }, reply) =>
    say(topics.reply(sender, order.id), { ...order, ...clocks.told(sender, reply) });
  const saidTo = ({ sender, ...order }: Given, said: object) =>
    say(topics.said(sender, order.id), { ...order, ...said });
  const tests = openTestDesk({ devices, journal, answer, saidTo });
  const replays = openReplayDesk(journal, answer, saidTo);
  const rights = rightsOf(mqtt, hall.rules);
  return {
    take: openCommandDesk({
      hall,
      journal,
      clock,
      rights,
      clocks,
      texts,
      codes,
      slips,
      bookings,
      answer,
      tests,
      replays: replays.ask,
      sheets: openSheetDesk({ hall, journal, clock, sheets, rights, answer }),
    }),
    replays,
  };
}
