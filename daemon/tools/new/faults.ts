/** What `check` says of the answers so far, in its very words. */
import type { Fault } from '../../../config/load/fault.ts';
import { readConfigText } from '../../../config/load/read.ts';
import type { Config } from '../../../config/schema/config.ts';
import { wrongText } from '../../text/staff/sentences.ts';
import { withoutSteering } from '../../text/steering.ts';
import type { Answers } from './answers.ts';
import { configText } from './config-text.ts';

const asIf = 'hall.yaml';

export type Judged = { config: Config } | { config?: undefined; faults: readonly Fault[] };

export function judged(answers: Answers): Judged {
  const read = readConfigText(asIf, configText(answers, asIf));
  return read.ok ? { config: read.config } : { faults: read.faults };
}

/** Of the first fault at one of these places or below; what else is wrong has been told, or is not asked yet. */
export function wrongAt(answers: Answers, ...paths: readonly string[]): string | undefined {
  const { config, ...read } = judged(answers);
  if (config !== undefined || !('faults' in read)) return undefined;
  const fault = read.faults.find(({ path }) => paths.some(one => isBelow(path, one)));
  return fault && sentence(fault, paths);
}

const isBelow = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

/** Where it stands is told only where that is not what was asked. */
export function sentence(fault: Fault, asked: readonly string[] = []): string {
  const where = fault.path === '' || asked.includes(fault.path) ? '' : `${fault.path}: `;
  return withoutSteering(`${where}${wrongText(fault, fault.meant)}`);
}
