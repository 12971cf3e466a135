/** The alarm `broker-refuses`: for how long, and how grave. */
import { expect, test } from 'vitest';
import { openBrokerRefuses } from '../../daemon/mqtt/broker-limits.ts';

function teller(wasActive = false) {
  const told: string[] = [];
  const refuses = openBrokerRefuses(wasActive, (text, severity) =>
    told.push(text === undefined ? 'over' : `${severity}: ${text}`),
  );
  return { told, ...refuses };
}

test('an event that was too long is told until the next day is opened', () => {
  const { told, tooLong, beat, dayOpened } = teller();
  tooLong('event 17, day-opened');
  tooLong('event 17, day-opened');
  beat();
  expect(told).toEqual([
    expect.stringMatching(/^warning: too long for a message.*: event 17, day-opened; the command replay/),
  ]);
  dayOpened();
  dayOpened();
  expect(told.slice(1)).toEqual(['over']);
});

test('what the broker does not take is critical, and over when it does', () => {
  const { told, held, beat, dayOpened } = teller();
  held('it ended the connection');
  held('it ended the connection');
  beat();
  held(undefined);
  dayOpened();
  expect(told).toEqual(['critical: it ended the connection', 'over']);
});

test('both are told together, and each is over by itself', () => {
  const { told, held, tooLong } = teller();
  tooLong('event 17, day-opened');
  held('it ended the connection');
  held(undefined);
  expect(told[1]).toMatch(/^critical: it ended the connection; too long .* event 17/);
  expect(told[2]).toMatch(/^warning: too long/);
});

test('what an earlier run left is over after the first beat, unless the event is of today', () => {
  const fresh = teller(true);
  expect(fresh.told).toEqual([]);
  fresh.beat();
  fresh.beat();
  expect(fresh.told).toEqual(['over']);

  const today = teller(true);
  today.tooLong('event 17, day-opened');
  today.beat();
  expect(today.told).toEqual([expect.stringContaining('event 17')]);
});

test('before the first day nothing can be journalled: it is told again when that is opened', () => {
  const { told, held, dayOpened } = teller();
  held('it ended the connection');
  dayOpened();
  expect(told).toEqual(['critical: it ended the connection', 'critical: it ended the connection']);
});

test('of many the last are named', () => {
  const { told, tooLong } = teller();
  for (let seq = 1; seq <= 100; seq += 1) tooLong(`event ${seq}, carried`);
  expect(told.at(-1)).toContain('95 more, event 96, carried, event 97, carried');
  expect(told.at(-1)?.length).toBeLessThan(400);
});
