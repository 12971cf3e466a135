import { expect, it } from 'vitest';
import { readConfig } from '../../../config/load/read.ts';
import { headOf } from '../../../daemon/tools/devices/recording.ts';
import { hallPlan } from '../../../simulators/demo/hall-plan.ts';
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

it('a counter is called by the name that the config gives it, in each language', () => {
  const read = readConfig('config/halls/fuzhou.yaml');
  if (!read.ok) throw new Error('config/halls/fuzhou.yaml is faulty');
  const { rules } = read.config;
  const named = new Map(rules.counters);
  for (const counter of named.values())
    if (counter.id === '0') named.set('0', { ...counter, names: { en: 'Information' } });
  const { counters } = hallPlan({ ...read.config, rules: { ...rules, counters: named } }, {});
  expect(counters[0]).toMatchObject({ id: '0', name: '咨询台', names: { en: 'Information' } });
  expect(counters[1]).not.toHaveProperty('name');
});
