import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stagePlan } from '../../simulators/stage/plan.ts';
import type { StagedWays } from '../../simulators/stage/stage.ts';
import { configOf, shipped } from '../config/hall-files.ts';

const everyWay = configOf(join(import.meta.dirname, 'every-way.yaml'));
const none: StagedWays = { lines: new Map(), devices: new Map() };

test('the plan says of every line and device where it stands, and what is left out', () => {
  const plan = stagePlan(everyWay, {
    lines: new Map([
      ['pads', { key: 'serial', at: '/dev/pts/3' }],
      ['digits', { key: 'tasmota', at: 'bridge-1' }],
      ['spare-line', { key: 'serial', at: '/dev/pts/4' }],
    ]),
    devices: new Map([
      ['pad-2', { key: 'hid', at: '127.0.0.1:4001' }],
      ['pad-4', { key: 'topic', at: 'zigbee2mqtt/pad-4' }],
      ['printer-1', { key: 'tcp', at: '127.0.0.1:4002' }],
      ['voice-2', { key: 'program', at: '/tmp/heard/program' }],
    ]),
  });
  expect(plan).toEqual([
    'devices  1 ff68-pad, 1 xkeys, 1 hid-keypad, 1 mqtt-buttons, 1 onbon-k, 1 modbus-digits, 1 tasmota-display, 3 escpos, 1 syn6288, 1 say, 1 clips',
    'port     /dev/pts/3  pads: pad-1',
    'bridge   bridge-1  digits: board-2',
    'port     /dev/pts/4  spare-line: nothing',
    'usb      127.0.0.1:4001  pad-2',
    'mqtt     zigbee2mqtt/pad-4  pad-4',
    'port     127.0.0.1:4002  printer-1',
    'program  /tmp/heard/program  voice-2',
    'left out printer-4: disabled',
  ]);
});

test('nothing is left out where nothing is disabled', () => {
  expect(stagePlan(configOf(shipped('small.yaml')), none).join()).not.toContain('left out');
});
