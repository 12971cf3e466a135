import { pino } from 'pino';
import { type MqttConfig, mqttOf } from '../../../config/schema/mqtt.ts';
import { businessDay } from '../../../daemon/core/day/clock-face.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { refuse } from '../../../daemon/core/types/refusals.ts';
import type { Answer } from '../../../daemon/hall/answer.ts';
import { lossAt, tellLoss } from '../../../daemon/hall/journal-loss.ts';
import { type HallLoop, startHall } from '../../../daemon/hall/loop.ts';
import { rebuild } from '../../../daemon/hall/rebuild.ts';
import { type Journal, openJournal } from '../../../daemon/journal/journal.ts';
import { openTexts } from '../../../daemon/journal/texts/texts.ts';
import { type Ops, startOps } from '../../../daemon/mqtt/ops.ts';
import { startClock, systemTimers } from '../../../daemon/process/clock.ts';
import type { Timers } from '../../../drivers/device.ts';
import { smallRules } from './small-hall.ts';

export type LiveHall = {
  loop: HallLoop;
  journal: Journal;
  ops: Ops;
  logged: { level: string; msg: string; why?: string }[];
  do(command: Command): Promise<Answer>;
  close(): Promise<void>;
};

/**
 * The hall of config/halls/small.yaml with its real journal in `state` and no devices. `broker`: one that lets everybody in, by its
 * address, or with users. `speed` makes the timers of MQTT run faster. `boot` names this run.
 * `clockOf`: its clock, from the time of the last event.
 */
export function startLiveHall(
  broker: string | MqttConfig,
  state: string,
  speed = 1,
  boot = 'test',
  clockOf = startClock,
): LiveHall {
  const opened = openJournal(state);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { journal } = opened;
  const rules = smallRules();
  const clock = clockOf(journal.lastAt());
  const logged: LiveHall['logged'] = [];
  const log = pino(
    { formatters: { level: level => ({ level }) } },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const rebuilt = rebuild(rules, journal);
  const loop = startHall(rules, rebuilt, journal, clock, systemTimers, {
    takeNext: () => undefined,
    committed(entries) {
      texts.committed(entries);
      ops.committed(entries);
    },
    heldUp() {},
    begin: () => undefined,
    passed() {},
    fatal(error) {
      throw error;
    },
  });
  const started = { journal, mended: undefined, taken: 0, said: undefined };
  const loss = lossAt(started, businessDay(clock.wall(), rules.timeZone));
  if (loss !== undefined) tellLoss(loss, rebuilt, loop.submit, journal.heeded);
  const texts = openTexts({
    state,
    hall: loop.hall,
    entries: journal.replay(),
    now: clock.now,
    persons: new Map(),
    keepMs: 180 * 24 * 3_600_000,
    timers: systemTimers,
    log,
    give: command => loop.submit({ command }),
    alarm: () => undefined,
  });
  const timers: Timers = {
    now: systemTimers.now,
    after: (delayMs, then) => systemTimers.after(delayMs / speed, then),
  };
  const ops = startOps({
    mqtt: typeof broker === 'string' ? mqttOf({ url: broker, roles: {} }) : broker,
    hall: loop,
    journal,
    texts,
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
    info: { version: 'test', config: 'test', simulated: true, name: 'test' },
    locale: 'zh-CN',
  });
  ops.state('online');
  return {
    loop,
    journal,
    ops,
    logged,
    do: command => new Promise(answered => loop.submit({ command, answered })),
    async close() {
      loop.close();
      await ops.close();
      texts.close();
      journal.close();
    },
  };
}
