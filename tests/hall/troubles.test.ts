import { beforeEach, expect, test } from 'vitest';
import { says } from '../../daemon/core/types/alarm-message.ts';
import { openTroubles, type Troubles } from '../../daemon/hall/troubles.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';
import { type VirtualTimers, virtualTimers } from '../virtual-timers.ts';

const written = (text: string) => says('as-written', { text });

let time: VirtualTimers;
let troubles: Troubles;
let told: string[];

beforeEach(() => {
  time = virtualTimers();
  told = [];
  troubles = openTroubles(time.timers, (alarm, severity, message) =>
    told.push(`${alarm} ${severity} ${message === undefined ? 'over' : alarmText(message)}`),
  );
});

test('a trouble and its end are told at once', () => {
  troubles.tell('copy-failing', written('no medium'));
  troubles.tell('copy-failing');
  troubles.tell('copy-failing', written('no medium'));
  expect(told).toEqual([
    'copy-failing warning no medium',
    'copy-failing warning over',
    'copy-failing warning no medium',
  ]);
});

test('a reason that changes every second is told once a minute, as it is then', async () => {
  for (let second = 0; second < 150; second += 1) {
    troubles.tell('slow-disk', written(`${second} s a flush`));
    await time.advance(1000);
  }
  expect(told).toEqual([
    'slow-disk warning 0 s a flush',
    'slow-disk warning 59 s a flush',
    'slow-disk warning 119 s a flush',
  ]);
});

test('a reason that has changed and changed back is not told again', async () => {
  troubles.tell('copy-failing', written('no medium'));
  troubles.tell('copy-failing', written('it hangs'));
  troubles.tell('copy-failing', written('no medium'));
  told = [];
  await time.advance(600_000);
  expect(told).toEqual([]);
});

test('what has become worse is told at once', () => {
  troubles.tell('broker-refuses', written('an event'));
  troubles.tell('broker-refuses', written('everything'), 'critical');
  expect(told).toEqual(['broker-refuses warning an event', 'broker-refuses critical everything']);
});

test('nothing is told after the end of the hall, nor holds that up', async () => {
  troubles.tell('copy-failing', written('no medium'));
  troubles.tell('copy-failing', written('it hangs'));
  troubles.close();
  await time.advance(600_000);
  expect(told).toHaveLength(1);
});
