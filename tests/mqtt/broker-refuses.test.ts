/** The alarm `broker-refuses`: for how long, and how grave. */
import { expect, test } from 'vitest';
import { openBrokerRefuses } from '../../daemon/mqtt/broker-limits.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';

const event17 = { event: 17, kind: 'day-opened' };
const cut = { messages: [{ name: 'discovery', bytes: 900 }], more: 0, times: 3, againMs: 600_000 };
const critical = /^critical: the broker ended the connection 3 times when it was sent discovery/;

function teller(wasActive = false) {
  const told: string[] = [];
  const refuses = openBrokerRefuses(wasActive, (message, severity) =>
    told.push(message === undefined ? 'over' : `${severity}: ${alarmText(message)}`),
  );
  return { told, ...refuses };
}

test('an event that was too long is told until the next day is opened', () => {
  const { told, tooLong, beat, dayOpened } = teller();
  tooLong(event17);
  tooLong(event17);
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
  held(cut);
  held(cut);
  beat();
  held(undefined);
  dayOpened();
  expect(told).toEqual([expect.stringMatching(critical), 'over']);
});

test('both are told together, and each is over by itself', () => {
  const { told, held, tooLong } = teller();
  tooLong(event17);
  held(cut);
  held(undefined);
  expect(told[1]).toMatch(/^critical: the broker ended the connection .*; too long .* event 17/);
  expect(told[2]).toMatch(/^warning: too long/);
});

test('what an earlier run left is over after the first beat, unless the event is of today', () => {
  const fresh = teller(true);
  expect(fresh.told).toEqual([]);
  fresh.beat();
  fresh.beat();
  expect(fresh.told).toEqual(['over']);

  const today = teller(true);
  today.tooLong(event17);
  today.beat();
  expect(today.told).toEqual([expect.stringContaining('event 17')]);
});

test('before the first day nothing can be journalled: it is told again when that is opened', () => {
  const { told, held, dayOpened } = teller();
  held(cut);
  dayOpened();
  expect(told).toEqual([expect.stringMatching(critical), expect.stringMatching(critical)]);
});

test('of many the last are named', () => {
  const { told, tooLong } = teller();
  for (let seq = 1; seq <= 100; seq += 1) tooLong({ event: seq, kind: 'carried' });
  expect(told.at(-1)).toContain('95 more, event 96, carried, event 97, carried');
  expect(told.at(-1)?.length).toBeLessThan(400);
});
