import { expect, it } from 'vitest';
import { openBoards } from '../../../simulators/people/boards.ts';
import { openCrowdClock } from '../../../simulators/people/clock.ts';
import { openFloor } from '../../../simulators/people/floor.ts';
import { newcomerOf } from '../../../simulators/people/newcomer.ts';
import { openPeople } from '../../../simulators/people/people.ts';
import { sharesOf, usualSettings } from '../../../simulators/people/settings.ts';
import { configOf, shipped } from '../../config/hall-files.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const fuzhou = configOf(shipped('fuzhou.yaml'));
const settings = { ...usualSettings(fuzhou), speed: 60 };

it('who missed two calls has a word with the clerk of the desk, until the scanner says something else', async () => {
  const { timers, advance } = virtualTimers();
  const time = openCrowdClock(timers);
  time.setSpeed(settings.speed);
  let answer = 'A001 已两次过号，请到咨询台';
  const scanned: string[] = [];
  const asked: string[] = [];
  const floor = openFloor(time, () => {});
  const shows = (device: string) =>
    device === 'main-board' ? { lines: [{ text: `请准备 A007  ${answer}` }] } : { lines: [{ text: ' ' }] };
  const around = {
    config: fuzhou,
    time,
    floor,
    boards: openBoards(fuzhou, shows),
    settings: () => settings,
    shows,
    act: (device: string, action: object) => scanned.push(`${device} ${JSON.stringify(action)}`),
  };
  const people = openPeople(
    around,
    () => {},
    counter => asked.push(counter),
  );
  const newcomer = newcomerOf(fuzhou.rules, sharesOf(fuzhou, settings.mix), { seed: 1, nth: 1 });
  const person = floor.come({ ...newcomer, patience: 20 });
  person.ticket = { number: 'A001', scanned: 'A001', service: 'withdrawal', steps: 2 };
  people.wait(person);
  // Half an hour of theirs, and then they worry.
  await advance(34_000);
  expect(scanned.slice(0, 1)).toEqual(['scanner-1 {"scan":"A001"}']);
  expect(new Set(asked)).toEqual(new Set(['0']));
  const often = asked.length;
  await advance(4_000);
  expect(asked.length).toBeGreaterThan(often);
  answer = 'A001 前面等候 3 人';
  await advance(4_000);
  const last = asked.length;
  await advance(4_000);
  expect(asked).toHaveLength(last);
  expect(floor.figures().inside).toBe(1);
});
