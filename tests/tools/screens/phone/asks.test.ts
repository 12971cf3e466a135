/** How often the hall is asked for phones: however many they are, it does not notice. */
import { expect, test } from 'vitest';
import { openAsks } from '../../../../daemon/tools/screens/phone/asks.ts';
import { virtualTimers } from '../../../virtual-timers.ts';

function asking(mayAsk: (ticket: string) => boolean = () => true) {
  const { timers, advance } = virtualTimers();
  const asked: { ticket: string; at: number }[] = [];
  const asks = openAsks(
    {
      ask(ticket, answered) {
        asked.push({ ticket, at: timers.now() });
        answered({ place: 'waiting', queue: 'approval', ahead: asked.length });
      },
      mayAsk,
      heard: () => {},
    },
    { timers, wall: () => timers.now() },
  );
  return { asks, asked, advance };
}

const most = (asked: readonly { at: number }[], withinMs: number): number =>
  Math.max(...asked.map(({ at }) => asked.filter(one => one.at >= at && one.at < at + withinMs).length));

test('a thousand phones make four asks a second, and each has its turn', async () => {
  const { asks, asked, advance } = asking();
  for (let one = 0; one < 1000; one += 1) asks.look(`A${String(one).padStart(3, '0')}`);
  await advance(300_000);
  expect(most(asked, 1000)).toBe(4);
  expect(new Set(asked.map(({ ticket }) => ticket)).size).toBe(1000);
});

test('of which something is new is asked for before the others', async () => {
  const { asks, asked, advance } = asking();
  for (let one = 0; one < 100; one += 1) asks.look(`A${100 + one}`);
  await advance(60_000);
  asked.length = 0;
  asks.soon('A150');
  await advance(250);
  expect(asked.map(({ ticket }) => ticket)).toEqual(['A150']);
});

test('one that is looked at alone is asked for at once, and then every five seconds', async () => {
  const { asks, asked, advance } = asking();
  asks.look('A041');
  await advance(10_000);
  expect(asked.map(({ at }) => at)).toEqual([0, 5000, 10_000]);
  expect(asks.answered('A041')).toMatchObject({ at: 10_000, ahead: 3 });
});

test('who loads the page again and again is not asked for more often, and is forgotten when gone', async () => {
  const { asks, asked, advance } = asking();
  for (let load = 0; load < 100; load += 1) {
    asks.look('A041');
    asks.leave('A041');
    asks.look('A041');
    await advance(100);
  }
  expect(asked.length).toBeLessThanOrEqual(6);
  asks.leave('A041');
  asked.length = 0;
  await advance(60_000);
  expect(asked).toEqual([]);
  expect(asks.answered('A041')).toBeUndefined();
});

test('who stands at a counter is not asked for, nor anybody while the hall is silent', async () => {
  let isHeard = true;
  const { asks, asked, advance } = asking(ticket => isHeard && ticket !== 'B001');
  asks.look('A041');
  asks.look('B001');
  await advance(1000);
  isHeard = false;
  await advance(60_000);
  expect(asked.map(({ ticket }) => ticket)).toEqual(['A041']);
});
