/** Plans of halls for the tests of the page. */

import { join } from 'node:path';
import { readConfig } from '../../config/load/read.ts';
import { readYaml } from '../../config/load/yaml-file.ts';
import type { DeviceKind } from '../../drivers/kinds.ts';
import { hallPlan } from '../../simulators/demo/hall-plan.ts';
import { simulatedOf } from '../../simulators/devices/kinds.ts';
import type { HallPlan, PlannedDevice } from '../../simulators/page/contract.ts';
import { emptyPlan } from './empty-plan.ts';

/** A device of every kind. */
export function everyKindPlan(): HallPlan {
  const file = join(import.meta.dirname, '../../config/halls/every-kind.yaml');
  const [read, yaml] = [readConfig(file), readYaml(file)];
  if (!read.ok || !yaml.ok) throw new Error('config/halls/every-kind.yaml is faulty');
  return hallPlan(read.config, yaml.yaml.value);
}

/** Two institutions with a counter each, and no device but those given. */
export function smallPlan(devices: PlannedDevice[] = []): HallPlan {
  return {
    ...emptyPlan,
    name: '市民大厅',
    institutions: [
      { id: 'centre', name: '中心' },
      { id: 'bank', name: '银行' },
    ],
    queues: [
      { id: 'approval', name: '审批', institution: 'centre' },
      { id: 'money', name: '银行', institution: 'bank' },
    ],
    services: [{ id: 'loan', name: '贷款', series: 'A' }],
    counters: [
      { id: '1', institution: 'centre', queues: ['approval'] },
      { id: '2', institution: 'bank', queues: ['money'] },
    ],
    devices,
  };
}

const kinds = {
  pad: 'ff68-pad',
  board: 'onbon-k',
  printer: 'escpos',
  voice: 'syn6288',
  reader: 'line-reader',
  'card-reader': 'id-card',
};

export function device(
  id: string,
  of: PlannedDevice['class'],
  more: Partial<PlannedDevice> = {},
): PlannedDevice {
  const kind = more.kind ?? kinds[of];
  const { page } = simulatedOf(kind as DeviceKind);
  return { id, kind, class: of, faults: ['unplug'], presses: [], ...page, ...more };
}
