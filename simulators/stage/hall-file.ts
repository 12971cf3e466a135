import { readConfig } from '../../config/load/read.ts';
import { readYaml } from '../../config/load/yaml-file.ts';
import type { Config } from '../../config/schema/config.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';
import { words } from '../../daemon/text/words.ts';

/** `written`: its maps, lists and texts, as they stand in the text. */
export type ReadHall = { config: Config; text: string; written: unknown };

/** The hall in `file`; undefined when it is faulty, and then every fault was told on stderr. */
export function readHall(file: string): ReadHall | undefined {
  const read = readConfig(file);
  const yaml = readYaml(file);
  for (const warning of read.warnings) process.stderr.write(`${words.warning(faultText(warning))}\n`);
  if (read.ok && yaml.ok) return { config: read.config, text: yaml.yaml.text, written: yaml.yaml.value };
  for (const fault of read.ok ? [] : read.faults) process.stderr.write(`${faultText(fault)}\n`);
  return undefined;
}
