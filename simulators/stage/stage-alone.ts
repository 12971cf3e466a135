/** `one-ticket stage`: the simulated devices alone, for a daemon that is started by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loginOf, withSecrets } from '../../config/load/secrets.ts';
import { exitCodes } from '../../daemon/process/exit-codes.ts';
import { secretFaultText } from '../../daemon/text/staff/sentences.ts';
import { brokerName } from '../broker/name.ts';
import { control } from './control.ts';
import { readHall } from './hall-file.ts';
import { stagePlan } from './plan.ts';
import { openStage } from './real-stage.ts';
import { askedToEnd } from './signals.ts';
import { stagedConfig } from './staged-config.ts';
import { inFolder, shortPath } from './state-folder.ts';
import { words } from './words.ts';

/** Until SIGINT or SIGTERM; resolves with the exit code. */
export async function runStage(options: { config: string; state: string; wire?: boolean }): Promise<number> {
  const hall = readHall(options.config);
  if (hall === undefined) return exitCodes.config;
  const { text } = hall;
  const secret = withSecrets(hall.config);
  if (!secret.ok) {
    for (const fault of secret.faults) process.stderr.write(`${options.config}: ${secretFaultText(fault)}\n`);
    return exitCodes.config;
  }
  const { config } = secret;
  const stagedFile = join(options.state, 'stage.yaml');
  const ended = askedToEnd();
  const simulated = await openStage(config);
  const written = inFolder(options.state, () => {
    mkdirSync(options.state, { recursive: true });
    writeFileSync(
      stagedFile,
      stagedConfig(text, simulated.ways, config.words === undefined ? {} : { words: config.words }),
    );
  });
  if (!written.ok) {
    process.stderr.write(`${written.why}\n`);
    simulated.close();
    return exitCodes.io;
  }
  const controlled =
    config.mqtt &&
    control({
      broker: loginOf(config.mqtt),
      hall: config.hall,
      stage: simulated,
      wire: options.wire === true,
      warn: sentence => process.stderr.write(`${sentence}\n`),
    });
  process.stdout.write(
    [
      words.simulated(config.name, config.hall),
      ...stagePlan(config, simulated.ways),
      words.control(config.mqtt && brokerName(config.mqtt.url)),
      words.startADaemon,
      words.command(shortPath(stagedFile), shortPath(options.state)),
      '',
    ].join('\n'),
  );
  await ended;
  await controlled?.close();
  simulated.close();
  return exitCodes.ok;
}
