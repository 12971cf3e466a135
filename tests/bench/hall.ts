/**
 * `node hall.ts CONFIG STATE VISITS FLUSH_MS`: the daemon's own parts on a bench config, with VISITS waiting.
 * Three things are not as `one-ticket run` has them, because no config may say them: boards that may change at any time, and
 * are not painted again meanwhile, and lines without wire time. Every flush takes FLUSH_MS longer.
 */
import { pino } from 'pino';
import { readConfig } from '../../config/load/read.ts';
import type { Config } from '../../config/schema/config.ts';
import { businessDay } from '../../daemon/core/day/clock-face.ts';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { openCrashRecord } from '../../daemon/hall/crash-record.ts';
import { rebuild } from '../../daemon/hall/rebuild.ts';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { openHall } from '../../daemon/open-hall.ts';
import { faultText, refusalText, withText } from '../../daemon/text/staff/sentences.ts';
import { asked } from './child.ts';
import { baud } from './wire.ts';

const minuteMs = 60_000;

const [file = '', state = '', visits = '0', flushMs = '0'] = process.argv.slice(2);
const read = readConfig(file);
if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
const opened = openJournal(state);
if (!opened.ok) throw new Error(opened.problem.message);
const { journal } = opened;
fill(read.config.rules, journal);
const log = pino({ level: 'warn' }, pino.destination({ fd: 2, sync: true }));
const hall = await openHall({
  config: unpaced(read.config),
  journal: slowed(journal, Number(flushMs)),
  rebuilt: rebuild(read.config.rules, journal),
  log,
  boot: 'bench',
  crashes: openCrashRecord(journal.state),
});
process.stdout.write('ready\n');
await asked();
await hall.close();
journal.close();

/** Opens the day and every counter, and lets the visits in. */
function fill(rules: Rules, journal: Journal): void {
  const at = Date.now();
  const take: Command = {
    verb: 'take-ticket',
    services: ['rounds'],
    class: 'normal',
    choice: new Map(),
    print: false,
  };
  const commands: Command[] = [
    { verb: 'open-day', day: businessDay(at, rules.timeZone) },
    ...Array.from(rules.counters.keys(), (counter): Command => ({ verb: 'open-counter', counter })),
    ...Array.from({ length: Number(visits) }, () => take),
  ];
  const filled = emptyHall(rules);
  const events = commands.flatMap(command => {
    const outcome = handle(rules, filled, command, at);
    if (isRefusal(outcome)) throw new Error(refusalText(outcome));
    return outcome;
  });
  journal.commit({ at, events: events.map(withText), replies: [], presses: [] });
}

function unpaced(config: Config): Config {
  return {
    ...config,
    lines: new Map(Array.from(config.lines, ([id, line]) => [id, { ...line, port: { ...line.port, baud } }])),
    devices: new Map(
      Array.from(config.devices, ([id, device]) => [
        id,
        device.kind === 'onbon-k'
          ? { ...device, areaGapMs: 0, refreshMs: 30 * minuteMs, expiresAfterMs: 60 * minuteMs }
          : device,
      ]),
    ),
  };
}

/** Blocks the process as long as a slow disk would. */
function slowed(journal: Journal, ms: number): Journal {
  if (ms === 0) return journal;
  const never = new Int32Array(new SharedArrayBuffer(4));
  return {
    ...journal,
    commit(turn) {
      Atomics.wait(never, 0, 0, ms);
      return journal.commit(turn);
    },
  };
}
