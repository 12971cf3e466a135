/** Whether another hall of this id is on the broker, by what is heard in `$state`. A beat is 10 s. */
import { expect, test } from 'vitest';
import { openSecondHall } from '../../daemon/mqtt/second-hall.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';

const start = 1_790_000_000_000;

function ear() {
  const told: (string | undefined)[] = [];
  let now = start;
  const second = openSecondHall({ hall: 'fuzhou', boot: 'ours', clock: { now: () => now } }, message =>
    told.push(message && alarmText(message)),
  );
  const hear = (said: object) => second.heard(new TextEncoder().encode(JSON.stringify(said)));
  return {
    told,
    second,
    hear,
    /** So many beats, in each of which `boot` says `state`, by a clock that stands `behindMs` behind ours. */
    beats(count: number, boot?: string, state = 'online', behindMs = 0): void {
      for (let beat = 0; beat < count; beat += 1) {
        now += 10_000;
        if (boot !== undefined) hear({ v: 1, ts: now - behindMs, boot, state, beat });
        second.beat();
      }
    },
  };
}

test('a second hall is told once, and is over when it was not heard for three beats', () => {
  const { told, beats } = ear();
  beats(1, 'theirs');
  expect(told).toEqual([]);
  beats(50, 'theirs');
  expect(told).toEqual([
    expect.stringMatching(/^another daemon runs a hall fuzhou on this broker \(boot theirs\)/),
  ]);
  beats(2);
  expect(told).toHaveLength(1);
  beats(1);
  expect(told.slice(1)).toEqual([undefined]);
  beats(2, 'theirs');
  expect(told[2]).toContain('another daemon');
});

test('one that is degraded, or has not begun, is a second hall too', () => {
  for (const state of ['starting', 'degraded']) {
    const { told, beats } = ear();
    beats(2, 'theirs', state);
    expect(told).toHaveLength(1);
  }
});

test('an alarm that an earlier run left is over after three quiet beats', () => {
  const { told, beats } = ear();
  beats(2);
  expect(told).toEqual([]);
  beats(10);
  expect(told).toEqual([undefined]);
});

const never: [string, (hall: ReturnType<typeof ear>) => void][] = [
  ['its own beats', ({ beats }) => beats(10, 'ours')],
  ['the Will of an earlier run', ({ beats }) => beats(10, 'earlier', 'offline')],
  ['an earlier run that ends', ({ beats }) => beats(1, 'earlier', 'stopping')],
  ['the last words of an earlier run', ({ beats }) => beats(1, 'earlier')],
  [
    'the same word of somebody again and again, as a bridge hands it on at each try',
    ({ hear, second }) => {
      for (let beat = 0; beat < 100; beat += 1) {
        hear({ ts: start + 1, boot: 'copied', state: 'online' });
        second.beat();
      }
    },
  ],
  [
    'what an earlier run said, as a slow bridge brings it',
    ({ beats }) => beats(20, 'earlier', 'online', 300_000),
  ],
  [
    'what is no state at all',
    ({ second, hear }) => {
      for (let beat = 0; beat < 5; beat += 1) {
        second.heard(new TextEncoder().encode('online'));
        for (const said of [null, 1, 'x', {}, { boot: 'b' }, { boot: 1, ts: start + beat }])
          hear(said as object);
        second.beat();
      }
    },
  ],
];
test.each(never)('%s: no second hall', (_, happens) => {
  const hall = ear();
  happens(hall);
  hall.beats(10);
  expect(hall.told.filter(text => text !== undefined)).toEqual([]);
});

test('one whose clock is an hour behind is known as soon as it can be no earlier run', () => {
  const { told, beats } = ear();
  beats(29, 'theirs', 'online', 3_600_000);
  expect(told).toEqual([undefined]);
  beats(4, 'theirs', 'online', 3_600_000);
  expect(told).toHaveLength(2);
});

test('before the first day it is told again when that is opened', () => {
  const { told, beats, second } = ear();
  second.tellAgain();
  beats(3, 'theirs');
  second.tellAgain();
  expect(told).toHaveLength(2);
});

test('whoever makes up boots fills no memory, and hides no second hall that was heard before', () => {
  const { told, beats, hear } = ear();
  beats(1, 'theirs');
  for (let made = 0; made < 10_000; made += 1)
    hear({ ts: start + 20_000, boot: `made-up-${made}`, state: 'online' });
  beats(1, 'theirs');
  expect(told).toEqual([expect.stringContaining('boot theirs')]);
});
