/** What is found wrong in a config, by what its parts tell of each other. */
import type { Finding, Path } from '../../drivers/settings/finding.ts';
import type { ConfigFaultArgs } from './fault-args.ts';

export type ConfigFinding<Code extends keyof ConfigFaultArgs = keyof ConfigFaultArgs> = Finding<
  ConfigFaultArgs,
  Code
>;

/** What stands there is wrong. */
export const atValue = <Code extends keyof ConfigFaultArgs>(
  path: Path,
  code: Code,
  args: ConfigFaultArgs[Code],
): ConfigFinding<Code> => ({ path, on: 'value', code, args });

/** That it stands there, or does not, is wrong. */
export const atKey = <Code extends keyof ConfigFaultArgs>(
  path: Path,
  code: Code,
  args: ConfigFaultArgs[Code],
): ConfigFinding<Code> => ({ ...atValue(path, code, args), on: 'key' });
