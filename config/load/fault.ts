import { short } from '../../drivers/settings/expected.ts';
import type { Coded, Path } from '../../drivers/settings/finding.ts';
import type { ConfigFault, SecretFaultArgs } from '../checks/fault-args.ts';

/** What is wrong with a config, and where: daemon/text/staff says it. */
export type Fault = {
  file: string;
  /** Both count from 1. */
  line: number;
  column: number;
  /** `services.withdrawal.route[0].queue`; empty where the fault is about the file itself. */
  path: string;
  /** The word that was probably meant. */
  meant?: string | undefined;
} & ConfigFault;

/** What is wrong with a file that it names. `key`: what names the file. */
export type SecretFault = { key: string } & Coded<SecretFaultArgs>;

export const pathText = (path: Path) =>
  path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${short(String(key))}`,
    )
    .join('');
