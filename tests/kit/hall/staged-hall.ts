/** A hall on the simulated devices of a stage, each on a real pty: its config as it is written, and as the daemon reads it there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../../config/schema/config.ts';
import { openStage } from '../../../simulators/stage/real-stage.ts';
import type { Stage } from '../../../simulators/stage/stage.ts';
import { stagedConfig } from '../../../simulators/stage/staged-config.ts';
import { readHall } from './config.ts';

export type StagedHall = {
  /** As it is written: with the ports of a real hall. */
  config: Config;
  stage: Stage;
  /** The config with the ports of the stage, for the daemon. */
  file: string;
};

export type StagedOptions = {
  /** Bytes take the time that the baud gives them. */
  paced?: boolean;
  mqttUrl?: string;
  /** The hall is open at whatever hour the test runs. */
  atAnyHour?: boolean;
  /** Puts them on the very ports that the config names, in place of ptys; then these stay in it. */
  onItsOwnPorts?: (config: Config) => Stage;
};

/** `text`: that of its config. Both files are written into `folder`. */
export async function stageHall(
  folder: string,
  text: string,
  { paced = true, mqttUrl, atAnyHour = false, onItsOwnPorts }: StagedOptions = {},
): Promise<StagedHall> {
  const plain = join(folder, 'hall.yaml');
  writeFileSync(plain, text);
  const config = readHall(plain);
  const broker = mqttUrl === undefined ? {} : { mqttUrl };
  const stage = onItsOwnPorts?.(config) ?? (await openStage(config, { paced, ...broker }));
  const ways = onItsOwnPorts === undefined ? stage.ways : { lines: new Map(), devices: new Map() };
  const file = join(folder, 'stage.yaml');
  writeFileSync(file, stagedConfig(text, ways, { ...broker, atAnyHour }));
  return { config, stage, file };
}
