/** A hall without devices that speaks over MQTT. */

import { pino } from 'pino';
import { type MqttConfig, mqttOf } from '../../../config/schema/mqtt.ts';
import { businessDay } from '../../../daemon/core/day/clock-face.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { refuse } from '../../../daemon/core/types/refusals.ts';
import { scannerCodes } from '../../../daemon/core/types/scan.ts';
import type { Answer } from '../../../daemon/hall/answer.ts';
import { lossAt, tellLoss } from '../../../daemon/hall/journal-loss.ts';
import type { HallLoop } from '../../../daemon/hall/loop.ts';
import { openWrittenSheets } from '../../../daemon/hall/sheets/written.ts';
import type { Journal } from '../../../daemon/journal/journal.ts';
import { type Ops, startOps } from '../../../daemon/mqtt/ops.ts';
import { startClock, systemTimers } from '../../../daemon/process/clock.ts';
import type { Timers } from '../../../drivers/device.ts';
import { borderOf } from './bookings.ts';
import { give, journalOf, startLoop, textsOf } from './loop-hall.ts';
import { codesOfSlips } from './slips.ts';
import { smallRules } from './small-hall.ts';

export type LiveHall = {
  loop: HallLoop;
  journal: Journal;
  ops: Ops;
  logged: { level: string; msg: string; why?: string }[];
  do(command: Command): Promise<Answer>;
  /** Once; what comes after it is nothing. */
  close(): Promise<void>;
};

export type LiveHallOptions = {
  /** One that lets everybody in, by its address, or with users. */
  broker: string | MqttConfig;
  /** Its folder. */
  state: string;
  /** So many times faster run the timers of MQTT. */
  speed?: number;
  /** Names this run. */
  boot?: string;
  /** Its clock, from the time of the last event. */
  clockOf?: typeof startClock;
};

/** The hall of config/halls/small.yaml with its real journal. */
export function startLiveHall(options: LiveHallOptions): LiveHall {
  const { broker, state, speed = 1, boot = 'test', clockOf = startClock } = options;
  const journal = journalOf(state);
  const rules = smallRules();
  const clock = clockOf(journal.lastAt());
  const logged: LiveHall['logged'] = [];
  const log = pino(
    { formatters: { level: level => ({ level }) } },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const loop = startLoop(
    { rules, journal, clock },
    {
      committed(entries) {
        texts.committed(entries);
        ops.committed(entries);
      },
    },
  );
  const started = { journal, mended: undefined, taken: 0, said: undefined };
  const loss = lossAt(started, businessDay(clock.wall(), rules.timeZone));
  if (loss !== undefined) tellLoss(loss, { rebuilt: loop.hall, submit: loop.submit, heeded: journal.heeded });
  const texts = textsOf({ journal, clock, loop }, { log });
  const timers: Timers = {
    now: systemTimers.now,
    after: (delayMs, then) => systemTimers.after(delayMs / speed, then),
  };
  const ops = startOps({
    mqtt: typeof broker === 'string' ? mqttOf({ url: broker, roles: {} }) : broker,
    hall: loop,
    journal,
    texts,
    codes: scannerCodes(rules.hall),
    slips: codesOfSlips(rules.hall),
    bookings: borderOf(rules, journal.state),
    sheets: openWrittenSheets(state, log, () => undefined),
    devices: {
      devices: () => [],
      boards: () => [],
      test: device =>
        Promise.resolve({
          is: 'refused',
          refusal: refuse('unknown-device', { found: device, expected: ['board-1'] }),
        }),
    },
    clock,
    timers,
    log,
    alarm: (alarm, message, severity = 'warning') =>
      loop.submit({
        command: { verb: 'tell-trouble', alarm, severity, ...(message !== undefined && { message }) },
      }),
    boot,
    info: { version: 'test', config: 'test', simulated: true, name: 'test', languages: ['zh-CN'] },
    locale: 'zh-CN',
  });
  ops.state('online');
  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    loop.close();
    await ops.close();
    texts.close();
    journal.close();
  }
  return {
    loop,
    journal,
    ops,
    logged,
    do: command => give(loop, command),
    close: () => (closed ??= close()),
  };
}
