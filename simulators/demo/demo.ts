/** `one-ticket demo`: a whole hall on this machine: its page, broker, simulated devices on real ports, and the daemon. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../../daemon/process/exit-codes.ts';
import { type Broker, openBroker } from '../broker/broker.ts';
import { topicsOfHall } from '../broker/topics.ts';
import { type FrameLog, newFrameLog } from '../frames/frame-log.ts';
import { frameStream } from '../frames/frame-stream.ts';
import { openCrowd } from '../people/crowd.ts';
import { usualSettings } from '../people/settings.ts';
import { realTimers, wallMs } from '../stage/clock.ts';
import { control } from '../stage/control.ts';
import { type ReadHall, readHall } from '../stage/hall-file.ts';
import { stagePlan } from '../stage/plan.ts';
import { openStage } from '../stage/real-stage.ts';
import { askedToEnd } from '../stage/signals.ts';
import { stagedConfig } from '../stage/staged-config.ts';
import { inFolder, shortPath } from '../stage/state-folder.ts';
import { words as stageWords } from '../stage/words.ts';
import { keepDaemon } from './daemon-child.ts';
import { openDemoChannel } from './demo-channel.ts';
import { hallPlan } from './hall-plan.ts';
import { demoHints } from './hints.ts';
import { openTheHall } from './opening.ts';
import { type CrowdStart, crowdStart, mqttPort, openOnPort, pagePort } from './options.ts';
import { openPage, type PageServer } from './page-server.ts';
import { type DemoFolder, takeFolder } from './state.ts';
import { words } from './words.ts';

export type DemoOptions = {
  config: string;
  /** Left out: the usual port, or the next one that is free. */
  mqttPort?: string;
  pagePort?: string;
  state: string;
  /** What the demos before left in the folder goes first. */
  emptied: boolean;
  /** How many times as fast as real people the crowd is. */
  crowd: string;
  seed: string;
  wire?: boolean;
};

/** Runs until SIGINT, SIGTERM, or a daemon that cannot be started; leaves nothing running. Resolves with the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const ended = askedToEnd();
  const start = crowdStart(options);
  if (typeof start === 'string') {
    tell(start);
    return exitCodes.usage;
  }
  const hall = readHall(options.config);
  if (hall === undefined) return exitCodes.config;
  const { state } = options;
  const taken = takenFor(options);
  if (typeof taken === 'string') {
    tell(taken);
    return exitCodes.io;
  }
  const code = await onPorts(options, hall, ports => {
    const emptied = options.emptied ? inFolder(state, taken.empty) : { ok: true as const };
    if (emptied.ok) return runHall({ ...hall, ...ports, state, start, wire: options.wire === true }, ended);
    tell(emptied.why);
    return exitCodes.io;
  });
  taken.release();
  return code;
}

/** A text is why it cannot be taken. */
function takenFor({ state }: DemoOptions): DemoFolder | string {
  const taken = inFolder(state, () => takeFolder(state));
  if (!taken.ok) return taken.why;
  return taken.made.ok ? taken.made.folder : taken.made.why;
}

/** `notes`: what the user should know of the ports. */
type Ports = { broker: Broker; page: PageServer; frames: FrameLog; notes: string[] };

/** `run` with the broker and the page, on the ports asked for; they are closed when it has ended. */
async function onPorts(
  options: DemoOptions,
  { config, written }: ReadHall,
  run: (ports: Ports) => Promise<number> | number,
): Promise<number> {
  const broker = await openOnPort(mqttPort, options.mqttPort, async ports => {
    const opened = await openBroker(ports, topicsOfHall(config));
    return opened.ok ? opened.broker : opened.why;
  });
  if (!broker.ok) {
    tell(broker.why);
    return exitCodes.usage;
  }
  const { serve, close } = broker.opened;
  const frames = newFrameLog(config.devices, wallMs);
  const page = await openOnPort(pagePort, options.pagePort, async ports => {
    const plan = hallPlan(config, written);
    const opened = await openPage({ ports, plan, serve, frames: frameStream(frames) });
    return opened.ok ? opened.page : opened.why;
  });
  if (!page.ok) {
    tell(page.why);
    await close();
    return exitCodes.usage;
  }
  const notes = [page.note, broker.note].filter(note => note !== undefined);
  const code = await run({ broker: broker.opened, page: page.opened, frames, notes });
  await page.opened.close();
  await close();
  return code;
}

type Standing = Ports & ReadHall & { state: string; start: CrowdStart; wire: boolean };

/** Until `ended`, or a daemon that cannot be started. */
async function runHall(
  { config, text, state, start, broker, page, frames, notes, wire }: Standing,
  ended: Promise<void>,
): Promise<number> {
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const stagedFile = join(state, 'stage.yaml');
  let crowdSpeed = (): number => 0;
  const simulated = await openStage(config, { mqttUrl: url, haste: () => crowdSpeed() });
  simulated.onWire(frames.passed);
  const { words: own } = config;
  const staged = stagedConfig(text, simulated.ways, {
    mqttUrl: url,
    atAnyHour: true,
    ...(own !== undefined && { words: own }),
  });
  const written = inFolder(state, () => writeFileSync(stagedFile, staged));
  if (!written.ok) {
    tell(written.why);
    simulated.close();
    return exitCodes.io;
  }
  // By the way of the page: it stands also while the broker is taken away from the hall.
  const inside = { broker: { url: page.mqttUrl }, hall: config.hall, warn: tell };
  const controlled = control({ ...inside, stage: simulated, wire });
  const settings = { ...usualSettings(config), seed: start.seed };
  const crowd = openCrowd({ config, stage: simulated, timers: realTimers, settings });
  crowdSpeed = crowd.speed;
  const opening = openTheHall({
    url,
    hall: config.hall,
    counters: config.rules.counters.keys(),
    opened() {
      // Before, the kiosk would turn them away.
      crowd.do({ speed: start.speed });
      say(words.open(page.url));
      for (const line of demoHints(config, broker.port)) say(line);
    },
  });
  say(words.ends(page.url));
  for (const note of notes) say(note);
  say(stageWords.simulated(config.name, config.hall));
  say(words.pageAt(page.url));
  say(words.brokerAt(url));
  for (const line of stagePlan(config, simulated.ways)) say(line);
  say(words.stateIn(shortPath(state)));
  const daemon = keepDaemon({ config: stagedFile, state, timers: realTimers, say });
  const channel = openDemoChannel({ ...inside, daemon, aedes: broker, crowd });

  const code = await Promise.race([ended.then(() => exitCodes.ok), daemon.ended]);
  crowd.close();
  await daemon.stop();
  await Promise.all([controlled.close(), opening.close(), channel.close()]);
  simulated.close();
  return code;
}

/** Results on stdout, trouble on stderr. */
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);
