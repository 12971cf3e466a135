import { afterEach, expect, test } from 'vitest';
import { speak } from '../../../daemon/text/spoken.ts';
import type { Halls } from '../../../daemon/tools/watch/model/halls.ts';
import { silentAfterMs } from '../../../daemon/tools/watch/model/standing.ts';
import { type Line, textOf } from '../../../daemon/tools/watch/picture/cells.ts';
import { pictureOf } from '../../../daemon/tools/watch/picture/picture.ts';
import { wholePicture } from '../../../daemon/tools/watch/picture/whole-picture.ts';
import { alarm, busyHall, nineTwelve, sayer, sceneOf, textOfPicture } from './a-hall.ts';

afterEach(() => speak('en'));

const isGrey = (lines: readonly Line[]) =>
  lines.flat().every(({ look, text }) => look === 'dim' || text.trim() === '');

const golden = (name: string) => `../../golden/watch-${name}.txt`;

test('a hall on a small terminal: alarms, queues against their promise, counters, devices, calls', async () => {
  await expect(textOfPicture(sceneOf(busyHall()), 80, 24)).toMatchFileSnapshot(golden('80x24'));
});

test('a hall on a large terminal stands side by side', async () => {
  await expect(textOfPicture(sceneOf(busyHall()), 160, 50)).toMatchFileSnapshot(golden('160x50'));
});

test('in Chinese each stands in its column, however wide its signs are', async () => {
  speak('zh-CN');
  await expect(textOfPicture(sceneOf(busyHall()), 80, 24)).toMatchFileSnapshot(golden('80x24.zh-CN'));
  await expect(textOfPicture(sceneOf(threeHalls()), 80, 24)).toMatchFileSnapshot(golden('halls-80x24.zh-CN'));
});

function threeHalls(): Halls {
  const halls = busyHall(busyHall(), 'mawei');
  halls.delete('changle');
  const say = sayer(halls, 'changle');
  say('$state', { state: 'offline', reason: 'the connection was lost', boot: 'b2', beat: 1 });
  say('$info', { name: '福州住房公积金管理中心长乐管理部', counters: [], queues: [] });
  const mawei = halls.get('mawei');
  if (mawei !== undefined) mawei.heardAt = nineTwelve - silentAfterMs - 1000;
  return halls;
}

test('many halls are one line each: a silent one with when it was last heard, an offline one since when', async () => {
  await expect(textOfPicture(sceneOf(threeHalls()), 80, 24)).toMatchFileSnapshot(golden('halls-80x24'));
  await expect(textOfPicture(sceneOf(threeHalls()), 160, 24)).toMatchFileSnapshot(golden('halls-160x24'));
});

test('a hall that was not heard for 30 s is grey and says when it was last heard', () => {
  const halls = busyHall();
  const looksAt = (now: number) => pictureOf(sceneOf(halls, { now }), { width: 80, height: 24 });
  const atTheLimit = looksAt(nineTwelve + silentAfterMs);
  expect(textOf(atTheLimit[1] ?? [])).toContain('2026-11-25 open');
  expect(isGrey(atTheLimit.slice(3, 20))).toBe(false);
  const past = looksAt(nineTwelve + silentAfterMs + 1);
  expect(textOf(past[1] ?? [])).toMatch(/^NOT HEARD: last heard 09:12:40, 30 s ago; what follows is old/);
  expect(isGrey(past.slice(3, 20))).toBe(true);
  sayer(halls, 'fuzhou')('$state', { state: 'online', boot: 'b1', beat: 8 }, { now: nineTwelve + 60_000 });
  expect(looksAt(nineTwelve + 60_000)).not.toEqual(past);
  expect(textOf(looksAt(nineTwelve + 60_000)[1] ?? [])).toContain('2026-11-25 open');
});

test.each([
  ['starting', 'STARTING since 09:12:40; what follows is old'],
  ['offline', 'OFFLINE since 09:12:40: power; what follows is old'],
  ['degraded', 'DEGRADED since 09:12:40: power'],
])('a hall that is %s says so', (state, told) => {
  const halls = busyHall();
  const reason = state === 'starting' ? undefined : 'power';
  sayer(halls, 'fuzhou')('$state', { state, reason, because: [], boot: 'b1', beat: 8 });
  const [, banner = []] = pictureOf(sceneOf(halls), { width: 80, height: 24 });
  expect(textOf(banner).trim()).toBe(told);
});

test('a hall whose clock is wrong is told of, and its waits are right', () => {
  const halls: Halls = new Map();
  const say = sayer(halls, 'fuzhou');
  const itsNow = nineTwelve + 3_600_000;
  say('$state', { ts: itsNow, state: 'online', boot: 'b1', beat: 1 });
  say('state/queue/icbc', { waiting: 1, oldestSince: itsNow - 5 * 60_000, next: ['A001'] });
  const text = textOfPicture(sceneOf(halls), 80, 24);
  expect(text).toContain('its clock is 60 min ahead');
  expect(text).toMatch(/icbc +1 +5 min/);
});

test('without its broker the picture stays, grey, and says why', () => {
  const link = {
    is: 'lost',
    broker: '127.0.0.1:1883',
    why: 'connect ECONNREFUSED',
    since: nineTwelve,
  } as const;
  const lines = pictureOf(sceneOf(busyHall(), { link }), { width: 120, height: 24 });
  expect(textOf(lines[1] ?? []).trim()).toBe(
    'NO BROKER at 127.0.0.1:1883 since 09:12:40: connect ECONNREFUSED; tried again for ever',
  );
  expect(textOf(lines[9] ?? [])).toContain('approval');
  expect(isGrey(lines.slice(3, 20))).toBe(true);
});

test('with no broker from the start it says what to look at', () => {
  const link = {
    is: 'lost',
    broker: '127.0.0.1:1883',
    why: 'connect ECONNREFUSED',
    since: nineTwelve,
  } as const;
  const text = textOfPicture(sceneOf(new Map(), { link }), 80, 24);
  expect(text).toContain('No broker answers at 127.0.0.1:1883: connect ECONNREFUSED.');
  expect(text).toContain('npm start');
});

test('a broker that knows of no hall is not taken for one that is away', () => {
  expect(textOfPicture(sceneOf(new Map()), 80, 24)).toContain(
    'The broker at 127.0.0.1:1883 knows of no hall.',
  );
});

test('a list that is longer than its room is scrolled to what is selected, and says what is seen', async () => {
  const halls = busyHall();
  const say = sayer(halls, 'fuzhou');
  for (let index = 0; index < 30; index += 1)
    alarm(
      say,
      `parked-${index}`,
      'warning',
      100 + index,
      { ticket: `A${index}` },
      `A${index} was parked long ago`,
    );
  const looks = { cursors: { ...sceneOf(halls).view.cursors, alarms: { id: 'parked-20', index: 0 } } };
  await expect(textOfPicture(sceneOf(halls, { looks }), 80, 24)).toMatchFileSnapshot(
    golden('scrolled-80x24'),
  );
});

test('only one institution, or only what needs attention', () => {
  const only = textOfPicture(sceneOf(busyHall(), { looks: { institution: 'icbc' } }), 80, 24);
  expect(only).toContain('only 工商银行');
  expect(only).toContain('QUEUES 1');
  expect(only).toContain('COUNTERS 2 of 3 open');
  expect(only).toMatch(/ALARMS 1, 1 new/);
  const trouble = textOfPicture(sceneOf(busyHall(), { looks: { onlyTrouble: true } }), 80, 24);
  expect(trouble).toContain('QUEUES 2, 1 OVER');
  expect(trouble).toContain('!8');
  expect(trouble).not.toContain('advice');
});

test('a question, a choice and the help take their place on the screen', async () => {
  const order = { hall: 'fuzhou', verb: 'call-next', args: { counter: '8' }, says: 'call next at counter 8' };
  const asks = { is: 'confirm', about: 'Call the next one at counter 8?', order } as const;
  expect(textOfPicture(sceneOf(busyHall(), { looks: { asks } }), 80, 24)).toMatch(
    /Call the next one at counter 8\? +\|\ny yes, any other key no/,
  );
  const options = Array.from({ length: 40 }, (_, index) => ({ says: `counter ${index}`, then: asks }));
  const pick = { is: 'pick', about: 'Transfer A031 from counter 1 to:', options, index: 30 } as const;
  await expect(textOfPicture(sceneOf(busyHall(), { looks: { asks: pick } }), 80, 24)).toMatchFileSnapshot(
    golden('pick-80x24'),
  );
  await expect(textOfPicture(sceneOf(busyHall(), { looks: { helps: true } }), 80, 24)).toMatchFileSnapshot(
    golden('help-80x24'),
  );
});

test('into a pipe goes everything, however long', () => {
  const lines = wholePicture(sceneOf(busyHall()), 120).map(textOf);
  expect(lines.join('\n')).toContain('LAST CALLS');
  for (let counter = 0; counter < 13; counter += 1)
    expect(
      lines.some(
        line => line.startsWith(`${counter}`.padStart(4)) || line.startsWith(`!${counter}`.padStart(4)),
      ),
    ).toBe(true);
});

test('a hall whose power fails says so in its head, in both languages, until what was done by paper is entered', () => {
  const halls = busyHall();
  const head = (is: string) => {
    const at = nineTwelve - 600_000;
    const power = { is, failedAt: at, printedAt: at + 30_000, lists: [], entered: 0, newcomers: 0, last: [] };
    sayer(halls, 'fuzhou')('state/hall', { day: '2026-11-25', open: true, totals: {}, power });
    return textOf(pictureOf(sceneOf(halls), { width: 120, height: 24 })[1] ?? []).trim();
  };
  const kinds = ['failing', 'on-paper', 'enter', 'over'];
  expect(kinds.map(head)).toMatchInlineSnapshot(`
    [
      "2026-11-25 open  no surge  power fails since 09:02:40",
      "2026-11-25 open  no surge  power fails, on paper since 09:03:10",
      "2026-11-25 open  no surge  power back, lists of 09:03:10 to be entered",
      "2026-11-25 open  no surge",
    ]
  `);
  speak('zh-CN');
  expect(kinds.map(head)).toMatchInlineSnapshot(`
    [
      "2026-11-25 营业  未应急  09:02:40 停电",
      "2026-11-25 营业  未应急  停电，09:03:10 起按单办理",
      "2026-11-25 营业  未应急  来电，09:03:10 的单子待补录",
      "2026-11-25 营业  未应急",
    ]
  `);
});
