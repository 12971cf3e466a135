/** `one-ticket demo`: a whole hall on this machine: broker, simulated devices on real ports, and the daemon. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Broker, openBroker } from './broker.ts';
import { realTimers } from './clock.ts';
import { control } from './control.ts';
import { keepDaemon } from './daemon-child.ts';
import { demoHints } from './demo-hints.ts';
import { openTheHall } from './demo-opening.ts';
import { demoState, takeFolder } from './demo-state.ts';
import { exitCodes } from './exit-codes.ts';
import { stagePlan } from './plan.ts';
import { readHall } from './read-hall.ts';
import { openStage } from './real-stage.ts';
import { askedToEnd } from './signals.ts';
import { stagedConfig } from './staged-config.ts';
import { folderFault, inFolder, shortPath } from './state-folder.ts';

const usualPort = 1883;
const portsTried = 100;

export type DemoOptions = {
  config: string;
  /** Left out: the usual port, or the next one that is free. */
  mqttPort?: string;
  /** Left out: a folder of the checkout, emptied first. */
  state?: string;
  wire?: boolean;
};

/** Runs until SIGINT, SIGTERM, or a daemon that cannot be started; leaves nothing running. Resolves with the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const ended = askedToEnd();
  const hall = readHall(options.config);
  if (hall === undefined) return exitCodes.config;
  const state = options.state ?? demoState;
  const taken = inFolder(state, () => takeFolder(state));
  if (!taken.ok || taken.made === undefined) {
    tell(
      taken.ok ? folderFault(state, 'in use by another demo or daemon, expected a free folder') : taken.why,
    );
    return exitCodes.io;
  }
  const folder = taken.made;
  const broker = await brokerFor(options.mqttPort);
  if (broker === undefined) {
    folder.release();
    return exitCodes.usage;
  }
  if (options.state === undefined) folder.empty();

  const { config, text } = hall;
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const stagedFile = join(state, 'stage.yaml');
  const simulated = await openStage(config, { mqttUrl: url });
  writeFileSync(stagedFile, stagedConfig(text, simulated.ways, { mqttUrl: url, atAnyHour: true }));
  const controlled = control({
    url,
    hall: config.hall,
    stage: simulated,
    wire: options.wire === true,
    warn: tell,
  });
  const opening = openTheHall({
    url,
    hall: config.hall,
    counters: config.rules.counters.keys(),
    opened() {
      say('The hall is open.');
      for (const line of demoHints(config, broker.port)) say(line);
    },
  });
  say(`${config.name} (${config.hall}): every device is simulated. Ctrl-C ends it.`);
  say(`broker   ${url}`);
  for (const line of stagePlan(config, simulated.ways)) say(line);
  say(`state    ${shortPath(state)}`);
  const daemon = keepDaemon({ config: stagedFile, state, timers: realTimers, say });

  const code = await Promise.race([ended.then(() => exitCodes.ok), daemon.ended]);
  await daemon.stop();
  await Promise.all([controlled.close(), opening.close()]);
  simulated.close();
  await broker.close();
  folder.release();
  return code;
}

/** Undefined when the port given by hand cannot be had, and then that was told. */
async function brokerFor(givenPort: string | undefined): Promise<Broker | undefined> {
  const given = givenPort === undefined ? undefined : Number(givenPort);
  if (given !== undefined && !(Number.isInteger(given) && given >= 1 && given <= 65_535)) {
    tell(
      `--mqtt-port: found ${givenPort}, expected a port from 1 to 65535, for example --mqtt-port ${usualPort}`,
    );
    return undefined;
  }
  const ports =
    given === undefined ? Array.from({ length: portsTried }, (_, above) => usualPort + above) : [given];
  const opened = await openBroker(ports);
  if (!opened.ok) {
    const example = `--mqtt-port ${given === usualPort ? usualPort + 1 : usualPort}`;
    tell(
      `--mqtt-port: found that the broker cannot listen (${opened.why}), expected a free port, for example ${example}`,
    );
    return undefined;
  }
  const { broker } = opened;
  if (given === undefined && broker.port !== usualPort) {
    say(`Port ${usualPort} is taken: the broker listens on ${broker.port}.`);
  }
  return broker;
}

/** Results on stdout, trouble on stderr. */
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);
