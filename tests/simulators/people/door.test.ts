/** Who comes through the door of the virtual hall, and with whom: as in the days of simulate. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openBoards } from '../../../simulators/people/boards.ts';
import { openCrowdClock } from '../../../simulators/people/clock.ts';
import { openDoor } from '../../../simulators/people/door.ts';
import { openFloor, type Person } from '../../../simulators/people/floor.ts';
import { openKiosks } from '../../../simulators/people/kiosks.ts';
import { newcomerOf } from '../../../simulators/people/newcomer.ts';
import { sharesOf, usualSettings } from '../../../simulators/people/settings.ts';
import { configOf, shipped } from '../../config/hall-files.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const fuzhou = configOf(shipped('fuzhou.yaml'));
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

type Came = { person: Person; atMs: number };

/** A door at which nobody stays: who came, and when by their own clock, which is the hall's. */
function standAtDoor(changes: { arrivals?: string; seed?: number } = {}) {
  const { timers, advance } = virtualTimers();
  const time = openCrowdClock(timers);
  const floor = openFloor(time, () => {});
  const came: Came[] = [];
  const around = {
    config: fuzhou,
    time,
    floor,
    boards: openBoards(fuzhou, () => undefined),
    settings: () => settings,
    shows: () => undefined,
    act: () => {},
  };
  let settings = { ...usualSettings(fuzhou), arrivals: '0:00 60', ...changes };
  const door = openDoor(around, person => {
    came.push({ person, atMs: time.ownMs() });
    floor.leave(person, 'served');
  });
  door.open({ anew: true });
  time.setSpeed(1);
  return {
    came,
    advance,
    around,
    set(more: Partial<typeof settings>) {
      settings = { ...settings, ...more };
      door.open({ anew: false });
    },
  };
}

const told = ({ person: { nth, citizen, first }, atMs }: Came) => ({
  nth,
  with: first?.nth,
  service: citizen.service,
  atMs: Math.round(atMs),
});

describe('in 200 hours', () => {
  const hours = 200;
  let came: readonly Came[] = [];

  beforeAll(async () => {
    const door = standAtDoor();
    await door.advance(hours * hourMs);
    came = door.came;
  });

  it('as many an hour as are asked for, and one in seventeen of the firsts brings somebody along, for the same', () => {
    expect(came.length / hours).toBeGreaterThan(57);
    expect(came.length / hours).toBeLessThan(63);
    const companions = came.filter(({ person }) => person.first !== undefined);
    expect(companions.length / came.length).toBeGreaterThan(0.06);
    expect(companions.length / came.length).toBeLessThan(0.1);
    for (const { person, atMs } of companions) {
      const first = came.find(other => other.person === person.first);
      expect(person.citizen.service).toBe(first?.person.citizen.service);
      const afterMs = atMs - (first?.atMs ?? 0);
      expect(afterMs).toBeGreaterThanOrEqual(7_999);
      expect(afterMs).toBeLessThanOrEqual(3 * 23_000);
      expect(person.citizen.patience).not.toBe(first?.person.citizen.patience);
    }
  });

  it('now and then a burst comes within ten minutes, all for the same', () => {
    /** Of each who comes: how many come for the same within ten minutes from then on. */
    const alike = came.map(({ person, atMs }, nth) => {
      let many = 0;
      for (const other of came.slice(nth, nth + 60))
        if (other.atMs < atMs + 10 * minuteMs && other.person.citizen.service === person.citizen.service)
          many += 1;
      return many;
    });
    // One of 25 people; without it ten in ten minutes, of several services.
    expect(Math.max(...alike)).toBeGreaterThanOrEqual(25);
    const bursts = alike.filter(
      (many, nth) => many >= 20 && Math.max(0, ...alike.slice(Math.max(0, nth - 40), nth)) < 20,
    );
    expect(bursts.length).toBeGreaterThan(3);
    expect(bursts.length).toBeLessThan(25);
  });
});

it('the same seed brings the same people in the same company, another seed others', async () => {
  const come = async (seed: number) => {
    const { came, advance } = standAtDoor({ seed });
    await advance(10 * hourMs);
    return came.map(told);
  };
  const first = await come(3);
  expect(first.some(one => one.with !== undefined)).toBe(true);
  expect(await come(3)).toEqual(first);
  expect(await come(4)).not.toEqual(first);
});

it('whoever was still to come with others does not, once nobody is to come', async () => {
  const { came, advance, set } = standAtDoor();
  while (came.at(-1)?.person.first === undefined) await advance(100);
  set({ arrivals: '0:00 0' });
  const before = came.length;
  await advance(hourMs);
  expect(came).toHaveLength(before);
});

it('who came together stands in one line before the kiosks, however short another is', async () => {
  const { around, advance } = standAtDoor({ arrivals: '0:00 0' });
  const kiosk = fuzhou.devices.get('kiosk-1');
  if (kiosk === undefined) throw new Error('no kiosk');
  const devices = new Map([...fuzhou.devices, ['kiosk-9', kiosk] as const]);
  const pressed = new Set<string>();
  const kiosks = openKiosks(
    { ...around, config: { ...fuzhou, devices }, act: device => void pressed.add(device) },
    () => {},
  );
  const wishes = sharesOf(fuzhou, usualSettings(fuzhou).mix);
  const come = (nth: number, first?: Person) => {
    const person = around.floor.come(newcomerOf(fuzhou.rules, wishes, { seed: 1, nth }), first);
    kiosks.join(person);
    return person;
  };
  const first = come(1);
  come(2, first);
  await advance(25_000);
  expect([...pressed]).toEqual(['kiosk-1']);
  come(3);
  await advance(25_000);
  expect([...pressed]).toEqual(['kiosk-1', 'kiosk-9']);
});
