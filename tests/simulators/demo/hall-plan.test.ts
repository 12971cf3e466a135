import { expect, it } from 'vitest';
import { headOf } from '../../../daemon/tools/devices/recording.ts';
import { everyKindPlan } from '../../page/plans.ts';

const file = 'config/halls/every-kind.yaml';
const { devices } = everyKindPlan();

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
