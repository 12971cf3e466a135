import { beforeEach, expect, test } from 'vitest';
import { openDeviceTests } from '../../../../daemon/tools/screens/desk/device-tests.ts';
import { isKey, openSessions, type Sessions } from '../../../../daemon/tools/screens/desk/sessions.ts';
import { openTold } from '../../../../daemon/tools/screens/desk/told.ts';
import { type VirtualTimers, virtualTimers } from '../../../virtual-timers.ts';

const minuteMs = 60_000;
let time: VirtualTimers;
let sessions: Sessions;
beforeEach(() => {
  time = virtualTimers();
  sessions = openSessions(time.timers);
});

/** `left`: from then on nobody has a stream of it. */
function opened(user: string) {
  const one = { isHeard: false, leftAt: Number.NEGATIVE_INFINITY, isOpen: true, streamsOpen: true };
  const secret = sessions.start({
    hall: 'small',
    user,
    who: { verbs: [] },
    way: {
      told: openTold(),
      tests: openDeviceTests({ give: () => undefined, now: () => 0, changed() {} }, time.timers),
      link: () => ({ is: 'up', broker: 'b', reading: false }),
      hall: () => undefined,
      give: () => Promise.resolve(undefined),
      close: () => void (one.isOpen = false),
    },
    streams: {
      changed() {},
      answer() {},
      isHeard: () => one.isHeard,
      leftAt: () => one.leftAt,
      close: () => void (one.streamsOpen = false),
    },
  });
  return { secret, one };
}

test('a session is found by its secret alone, which is another each time', () => {
  const secrets = new Set(Array.from({ length: 50 }, (_, one) => opened(`u${one}`).secret));
  expect(secrets.size).toBe(50);
  const { secret = '' } = opened('chen');
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(sessions.find(secret)?.user).toBe('chen');
  for (const other of [undefined, '', `${secret}a`, secret.slice(1), secret.toUpperCase()])
    expect(sessions.find(other)).toBeUndefined();
});

test('the key is its own, and no other', () => {
  const [one, other] = [sessions.find(opened('chen').secret), sessions.find(opened('lin').secret)];
  if (one === undefined || other === undefined) throw new Error('no session');
  expect(isKey(one, one.key)).toBe(true);
  for (const said of [undefined, '', other.key, `${one.key}a`]) expect(isKey(one, said)).toBe(false);
});

test('nobody at it for half an hour, it ends: its way to the broker is closed', async () => {
  const { secret, one } = opened('chen');
  await time.advance(29 * minuteMs);
  expect(sessions.find(secret)).toBeDefined();
  await time.advance(29 * minuteMs);
  expect(one.isOpen).toBe(true);
  await time.advance(2 * minuteMs);
  expect([one.isOpen, one.streamsOpen]).toEqual([false, false]);
  expect(sessions.find(secret)).toBeUndefined();
});

test('a page that is open keeps it, and twelve hours end it all the same', async () => {
  const { secret, one } = opened('chen');
  one.isHeard = true;
  await time.advance(11 * 60 * minuteMs);
  expect(one.isOpen).toBe(true);
  one.isHeard = false;
  one.leftAt = time.timers.now();
  await time.advance(20 * minuteMs);
  expect(sessions.find(secret)).toBeDefined();
  one.isHeard = true;
  await time.advance(40 * minuteMs);
  expect(one.isOpen).toBe(false);
});

test('it ends to the moment, also when nobody has looked yet', async () => {
  const { secret } = opened('chen');
  time.standStill(30 * minuteMs);
  expect(sessions.find(secret)).toBeUndefined();
});

test('the ninth browser of one person ends the one that was used longest ago, an open page last', async () => {
  const all = [];
  for (let browser = 0; browser < 8; browser += 1) {
    all.push(opened('chen'));
    await time.advance(1000);
  }
  const [first, second, third] = all.map(({ one }) => one);
  if (first !== undefined) first.isHeard = true;
  sessions.find(all[1]?.secret);
  opened('chen');
  expect([first?.isOpen, second?.isOpen, third?.isOpen]).toEqual([true, true, false]);
});

test('of a hundred people the one who left goes for the next, and who has a page open is not turned out', () => {
  const all = Array.from({ length: 100 }, (_, person) => opened(`u${person}`).one);
  for (const one of all) one.isHeard = true;
  expect(opened('late').secret).toBeUndefined();
  expect(all.every(({ isOpen }) => isOpen)).toBe(true);
  const [, left] = all;
  if (left !== undefined) left.isHeard = false;
  expect(opened('late').secret).toBeDefined();
  expect(all.filter(({ isOpen }) => !isOpen)).toEqual([left]);
});

test('who signs out, or is turned away by the broker, is out', () => {
  const { secret, one } = opened('chen');
  const session = sessions.find(secret);
  if (session !== undefined) sessions.end(session);
  expect(one.isOpen).toBe(false);
  expect(sessions.find(secret)).toBeUndefined();
});
