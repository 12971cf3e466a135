import { expect, it } from 'vitest';
import { readConfig } from '../../../config/load/read.ts';
import { readYaml } from '../../../config/load/yaml-file.ts';
import { headOf } from '../../../daemon/tools/devices/recording.ts';
import { hallPlan } from '../../../simulators/demo/hall-plan.ts';

const file = 'config/halls/every-kind.yaml';
const [read, yaml] = [readConfig(file), readYaml(file)];
if (!read.ok || !yaml.ok) throw new Error(`${file} is faulty`);
const { devices } = hallPlan(read.config, yaml.yaml.value);

it('a recording that the page saves begins as one of `one-ticket record`', () => {
  for (const { id, kind, recording } of devices) {
    if (recording === undefined) continue;
    expect({ kind, ...recording, simulated: true }).toEqual(headOf(file, id, kind, true));
  }
});

it('only of what has bytes a recording can be saved', () => {
  const without = devices.filter(({ recording }) => recording === undefined).map(({ kind }) => kind);
  expect(new Set(without)).toEqual(new Set(['mqtt-buttons', 'tasmota-display', 'say', 'clips']));
});
