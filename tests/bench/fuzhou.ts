import { readConfig } from '../../config/load/read.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';

/** The hall whose rules are measured. */
export function fuzhou(): Rules {
  const read = readConfig('config/halls/fuzhou.yaml');
  if (!read.ok) throw new Error('config/halls/fuzhou.yaml has faults');
  return read.config.rules;
}
