/** The hall whose devices are meant, and the daemon that holds them, where one runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../../config/load/read.ts';
import { withSecrets } from '../../../config/load/secrets.ts';
import type { Config } from '../../../config/schema/config.ts';
import { didYouMean } from '../../../drivers/settings/did-you-mean.ts';
import { findDaemon, type RunningDaemon } from '../../mqtt/client/running-daemon.ts';
import { callCounters } from '../../text/counters.ts';
import { sayOwn } from '../../text/staff/own.ts';
import { faultText, secretFaultText } from '../../text/staff/sentences.ts';
import { tell } from './terminal.ts';
import { words } from './words.ts';

export type HallFile = { config: Config; file: string };
/** `alone`: why there is no daemon to ask, in words. */
export type HeldHall = HallFile & ({ daemon: RunningDaemon } | { daemon?: undefined; alone: string });

/** Left out, `config` is what the stage or the demo wrote below `state`; none where there is no such file. */
export function hallOf({
  config,
  state,
}: {
  config?: string;
  state: string;
}): { ok: true; hall?: HallFile } | { ok: false } {
  const staged = join(state, 'stage.yaml');
  const file = config ?? (existsSync(staged) ? staged : undefined);
  if (file === undefined) return { ok: true };
  const read = readConfig(file);
  if (read.ok) {
    callCounters(read.config.rules.counters.values());
    sayOwn(read.config.sentences.staff);
    return { ok: true, hall: { config: read.config, file } };
  }
  for (const fault of read.faults) tell(faultText(fault));
  return { ok: false };
}

/** With the daemon that runs it now: then its devices are nobody else's. It is asked as the user that it logs in as itself. */
export async function heldHall(hall: HallFile): Promise<HeldHall> {
  const { mqtt, hall: id, devices } = hall.config;
  if (mqtt === undefined) return { ...hall, alone: words.alone.noBroker };
  const secret = withSecrets(hall.config);
  if (!secret.ok) return { ...hall, alone: words.alone.secrets(secret.faults.map(secretFaultText)) };
  const { config } = secret;
  const enabled = [...devices].flatMap(([device, { disabled }]) => (disabled ? [] : [device]));
  const found = await findDaemon(config.mqtt ?? mqtt, id, enabled);
  return { ...hall, config, ...(found.is === 'running' ? { daemon: found.daemon } : { alone: found.why }) };
}

/** What somebody is told who named a device that is not there. `expected`: what it should have been. */
export function noSuchDevice(option: string, found: string, expected: string, known: string[]): string {
  return words.found.noDevice(option, found, expected, known, didYouMean(found, known));
}
