/** The crowd in a hall whose core decides as the daemon's does; it sees and touches nothing but devices. */
import { describe, expect, it } from 'vitest';
import { openCrowdClock } from '../../../simulators/people/clock.ts';
import { openCrowd } from '../../../simulators/people/crowd.ts';
import { openFloor } from '../../../simulators/people/floor.ts';
import { openHand } from '../../../simulators/people/hand.ts';
import { newcomerOf } from '../../../simulators/people/newcomer.ts';
import { sharesOf, usualSettings } from '../../../simulators/people/settings.ts';
import { configOf, shipped } from '../../config/hall-files.ts';
import { untimed } from '../../kit/hall/play.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { type CoreHall, coreHall } from './core-hall.ts';

const small = configOf(shipped('small.yaml'));
const fuzhou = { ...configOf(shipped('fuzhou.yaml')), rules: untimed };
const minuteMs = 60_000;

const pressesAt = ({ deeds }: CoreHall, device: string) =>
  deeds.flatMap(({ device: at, action }) => (at === device && 'press' in action ? [action.press] : []));
const placesIn = ({ hall }: CoreHall) => [...new Set([...hall.visits.values()].map(({ place }) => place.is))];
const placesOf = ({ hall }: CoreHall, is: string) =>
  [...hall.visits.values()].filter(({ place }) => place.is === is).length;
const standAt = ({ crowd }: CoreHall) => crowd.people().people.map(({ is }) => is);

const gone = ['done', 'left', 'missed'];

/** Nobody comes any more, and those inside have time for everything; also numbers that nobody holds are called in vain. */
async function runOut(hall: CoreHall): Promise<void> {
  hall.crowd.do({ arrivals: '0:00 0' });
  const isGoing = () =>
    hall.crowd.shows().figures.inside > 0 || placesIn(hall).some(is => !gone.includes(is));
  for (let minute = 0; minute < 120 && isGoing(); minute += 1) await hall.pass(minuteMs);
  expect(hall.crowd.people().people).toEqual([]);
  expect(placesIn(hall).filter(is => !gone.includes(is))).toEqual([]);
}

describe('with everything in order', () => {
  it('everybody is served at each counter of their way, by clerks who only press', async () => {
    const hall = coreHall(small, { speed: 20, seed: 3, mix: { withdrawal: 1 } });
    await hall.pass(6 * minuteMs);
    await runOut(hall);
    const { figures } = hall.crowd.shows();
    expect(figures.came).toBeGreaterThan(10);
    expect(figures).toMatchObject({ served: figures.came, inside: 0, gaveUp: 0, turnedAway: 0 });
    expect(hall.hall.visits.size).toBe(figures.came);
    expect(placesIn(hall)).toEqual(['done']);
    expect(hall.deeds.filter(({ action }) => 'tear' in action)).toHaveLength(figures.came);
    expect(hall.refused).not.toContain('unknown-key');
  });

  it('clerks go for a tea now and then, and their counter is shut meanwhile', async () => {
    const hall = coreHall(small, { speed: 50, arrivals: '0:00 5' });
    const seen = new Set<string>();
    for (let minute = 0; minute < 30; minute += 0.1) {
      await hall.pass(minuteMs / 10);
      for (const [id, { status }] of hall.hall.counters) seen.add(`${id} ${status}`);
    }
    expect([...seen].sort()).toEqual(['1 open', '1 paused', '2 open', '2 paused']);
    await runOut(hall);
    expect(hall.crowd.shows().figures.turnedAway).toBe(0);
  });

  it('clerks choose the bank for those who want one, and people are served in many queues at once', async () => {
    const hall = coreHall(fuzhou, { speed: 20 });
    await hall.pass(5 * minuteMs);
    await runOut(hall);
    const { figures } = hall.crowd.shows();
    expect(figures.came).toBeGreaterThan(40);
    expect(figures).toMatchObject({ inside: 0, turnedAway: 0 });
    expect(figures.served + figures.gaveUp).toBe(figures.came);
    expect(figures.gaveUp).toBeLessThan(figures.came / 20);
    expect(pressesAt(hall, 'pad-1')).toContain('transfer');
    expect(hall.deeds.some(({ action }) => JSON.stringify(action).includes('rate-5'))).toBe(true);
  });

  it('the same seed brings the same people, whatever the hall does to them, and another seed others', async () => {
    const errands = async (seed: number, broken: string[]) => {
      const hall = coreHall(small, { speed: 10, seed });
      for (const device of broken) hall.breakDown(device);
      const classes = new Map<number, string>();
      for (let minute = 0; minute < 40; minute += 1) {
        await hall.pass(minuteMs / 10);
        for (const person of hall.crowd.people().people) classes.set(person.nth, person.class);
      }
      return { came: hall.crowd.shows().figures.came, errands: new Set(pressesAt(hall, 'kiosk-1')), classes };
    };
    const [first, again, other] = [
      await errands(3, []),
      await errands(3, ['pad-1', 'voice-1']),
      await errands(4, []),
    ];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("twice the speed brings as many in half the hall's time", async () => {
    const cameBy = async (speed: number) => {
      const hall = coreHall(small, { speed });
      await hall.pass((60 / speed) * minuteMs + 1);
      const { clockS, figures } = hall.crowd.shows();
      return { clockS, came: figures.came };
    };
    const usual = await cameBy(5);
    expect(usual).toMatchObject({ clockS: 3600, came: expect.any(Number) });
    expect(await cameBy(10)).toEqual(usual);
    expect(await cameBy(100)).toEqual(usual);
  });

  it('what has no share is asked for by nobody', async () => {
    const hall = coreHall(small, { speed: 50, mix: { 'withdrawal-green': 1, advice: 3 } });
    await hall.pass(4 * minuteMs);
    const asked = pressesAt(hall, 'kiosk-1');
    expect(new Set(asked)).toEqual(new Set(['withdrawal-green', 'advice']));
    hall.crowd.do({ mix: { withdrawal: 1 } });
    await hall.pass(4 * minuteMs);
    expect(new Set(pressesAt(hall, 'kiosk-1').slice(asked.length + 2))).toEqual(new Set(['withdrawal']));
  });

  it('stopped, nobody does anything, and a step is the next thing that anybody does', async () => {
    const hall = coreHall(small, { speed: 20 });
    expect(hall.crowd.do('stop')).toBeUndefined();
    await hall.pass(10 * minuteMs);
    expect(hall.deeds).toEqual([]);
    expect(hall.crowd.shows()).toMatchObject({ stopped: true, clockS: 0 });
    for (let steps = 1; steps <= 8; steps += 1) {
      const before = JSON.stringify([hall.crowd.people(), hall.deeds]);
      expect(hall.crowd.do('step')).toBeUndefined();
      expect(JSON.stringify([hall.crowd.people(), hall.deeds])).not.toBe(before);
      expect(hall.deeds.length).toBeLessThanOrEqual(steps);
    }
    hall.crowd.do('go');
    await hall.pass(5 * minuteMs);
    hall.crowd.do('step');
    expect(hall.crowd.shows().stopped).toBe(true);
    hall.crowd.do('go');
    expect(hall.crowd.shows()).toMatchObject({ stopped: false, figures: { turnedAway: 0 } });
    expect(hall.crowd.shows().figures.served).toBeGreaterThan(0);
  });

  it('at speed 0 nobody comes, and there is no next step', async () => {
    const hall = coreHall(small);
    await hall.pass(60 * minuteMs);
    expect(hall.deeds).toEqual([]);
    expect(hall.crowd.do('step')).toMatch(/^step: found a speed of 0, .*expected one first/);
    expect(hall.crowd.do({ speed: 101 })).toMatch(/^speed: found 101, expected/);
  });
});

describe('for whom it ends badly', () => {
  it('the clerk marks why, or which paper is missing, and finishes: they go home, and the others go on', async () => {
    const hall = coreHall(fuzhou, { speed: 20, mix: { 'withdrawal-icbc': 1, collection: 1 } });
    await hall.pass(15 * minuteMs);
    await runOut(hall);
    const marks = hall.events.flatMap(event => (event.kind === 'outcome-marked' ? [event] : []));
    expect(new Set(marks.map(({ outcome }) => outcome))).toEqual(new Set(['refused', 'papers-missing']));
    expect(new Set(marks.map(({ number }) => number)).size).toBeGreaterThan(2);
    // No key is pressed twice: that would take it back.
    expect(marks.filter(({ takenBack }) => takenBack === true)).toEqual([]);
    const sentAway = hall.events.flatMap(event =>
      event.kind === 'step-finished' && event.outcome !== 'approved' ? [event.ticket] : [],
    );
    expect(sentAway).toEqual(marks.map(({ ticket }) => ticket));
    expect(sentAway.length).toBeLessThan(hall.hall.visits.size / 5);
    // Whoever was told that it is over is not called anywhere again.
    expect(sentAway.filter(ticket => hall.hall.visits.get(ticket)?.place.is !== 'done')).toEqual([]);
    const { figures } = hall.crowd.shows();
    expect(figures.served).toBe(placesOf(hall, 'done'));
  });
});

describe('who claims the green channel', () => {
  const green = { 'loan-green': 1, 'withdrawal-icbc-green': 1, advice: 2 };

  it('is looked at and answered: yes to most, no to one in five, at the desk or where they are called', async () => {
    const hall = coreHall(fuzhou, { speed: 20, mix: green });
    await hall.pass(8 * minuteMs);
    await runOut(hall);
    const visits = [...hall.hall.visits.values()].filter(({ asked }) => asked === 'green');
    const confirmed = visits.filter(visit => visit.class === 'green').length;
    const denied = visits.filter(visit => visit.denied === true).length;
    expect(visits.length).toBeGreaterThan(20);
    expect(confirmed + denied).toBeGreaterThan(0.9 * visits.length);
    expect(denied / (confirmed + denied)).toBeGreaterThan(0.05);
    expect(denied / (confirmed + denied)).toBeLessThan(0.4);
    const at = new Set(hall.events.flatMap(event => (event.kind === 'class-set' ? [event.counter] : [])));
    expect(at.has('0')).toBe(true);
    expect(at.size).toBeGreaterThan(1);
    expect(hall.refused).not.toContain('green-denied');
  });
});

describe('where something is broken', () => {
  it('nobody walks to a counter that no board and no voice has named', async () => {
    const hall = coreHall(small, { speed: 5 });
    for (const device of ['board-1', 'board-2', 'voice-1']) hall.breakDown(device);
    for (let minute = 0; minute < 15; minute += 1) {
      await hall.pass(minuteMs);
      expect(standAt(hall).filter(is => is === 'walking' || is === 'at-counter')).toEqual([]);
    }
    expect(hall.crowd.shows().figures).toMatchObject({ served: 0 });
    expect(pressesAt(hall, 'pad-1')).toContain('recall');
    for (const device of ['board-1', 'board-2', 'voice-1']) hall.mend(device);
    await runOut(hall);
    expect(hall.crowd.shows().figures.served).toBeGreaterThan(0);
  });

  it('who cannot read the number hears it', async () => {
    const hall = coreHall(small, { speed: 5 });
    for (const device of ['board-1', 'board-2']) hall.breakDown(device);
    await hall.pass(30 * minuteMs);
    expect(hall.crowd.shows().figures.served).toBeGreaterThan(5);
  });

  it('clerks press again until a dead pad lives, and then all go on', async () => {
    const hall = coreHall(small, { speed: 20, mix: { withdrawal: 1 } });
    await hall.pass(minuteMs);
    hall.breakDown('pad-1');
    const before = pressesAt(hall, 'pad-1').length;
    await hall.pass(3 * minuteMs);
    expect(pressesAt(hall, 'pad-1').length).toBeGreaterThan(before + 5);
    expect(pressesAt(hall, 'pad-1').length).toBeLessThan(before + 40);
    hall.mend('pad-1');
    await runOut(hall);
    expect(hall.crowd.shows().figures.served).toBeGreaterThan(5);
  });

  it('who gets no ticket goes away, and whoever stands behind them tries too', async () => {
    const hall = coreHall(small, { speed: 20 });
    hall.breakDown('printer-1');
    await hall.pass(10 * minuteMs);
    const { figures } = hall.crowd.shows();
    expect(figures.turnedAway).toBeGreaterThan(5);
    // Three presses of the first of the line take half a minute.
    const [first] = hall.crowd.people().people;
    expect(first?.nth).toBeGreaterThan(8);
    hall.mend('printer-1');
    await runOut(hall);
  });

  it('whoever takes the late ticket of somebody who has gone is served by what stands on it', async () => {
    const hall = coreHall(fuzhou, { speed: 20, mix: { loan: 1, advice: 1 } }, { printsMs: 34_000 });
    await hall.pass(5 * minuteMs);
    await runOut(hall);
    const { served, turnedAway } = hall.crowd.shows().figures;
    expect(served).toBeGreaterThan(5);
    expect(turnedAway).toBeGreaterThan(0);
    expect([...hall.hall.visits.values()].some(({ place }) => place.is === 'missed')).toBe(true);
  });

  it('whoever did not see their call asks the scanner, and is called again', async () => {
    const hall = coreHall(fuzhou, { speed: 20 });
    const tells = [...fuzhou.devices.keys()].filter(id => /board|voice/.test(id));
    for (const device of tells) hall.breakDown(device);
    await hall.pass(3 * minuteMs);
    for (const device of tells) hall.mend(device);
    expect(placesIn(hall)).toContain('missed');
    await runOut(hall);
    expect(pressesAt(hall, 'scanner-1')).toEqual([]);
    expect(hall.deeds.some(({ device, action }) => device === 'scanner-1' && 'scan' in action)).toBe(true);
    const { came, served, turnedAway, gaveUp } = hall.crowd.shows().figures;
    expect(served).toBe(came - turnedAway - gaveUp);
    expect(gaveUp).toBeLessThan(came / 10);
    expect([...hall.hall.visits.values()].filter(({ place }) => place.is === 'done')).toHaveLength(served);
  });

  it('who asks the scanner too late goes home', async () => {
    const hall = coreHall(fuzhou, { speed: 1, arrivals: '0:00 60, 0:20 0' });
    const tells = [...fuzhou.devices.keys()].filter(id => /board|voice/.test(id));
    for (const device of tells) hall.breakDown(device);
    await hall.pass(25 * minuteMs);
    hall.breakDown('scanner-1');
    await hall.pass(40 * minuteMs);
    for (const device of [...tells, 'scanner-1']) hall.mend(device);
    const before = hall.crowd.shows().figures;
    await hall.pass(35 * minuteMs);
    expect(hall.crowd.shows().figures.gaveUp).toBeGreaterThan(before.gaveUp + before.inside / 2);
  });

  it('who is never called waits as long as they can, and gives up', async () => {
    const hall = coreHall(small, { speed: 100 });
    for (const device of ['pad-1', 'pad-2']) hall.breakDown(device);
    await hall.pass(minuteMs);
    expect(standAt(hall).filter(is => is === 'waiting').length).toBeGreaterThan(5);
    hall.crowd.do({ arrivals: '0:00 0' });
    await hall.pass(5 * minuteMs);
    const { came, gaveUp, turnedAway } = hall.crowd.shows().figures;
    expect(hall.crowd.people().people).toEqual([]);
    expect(gaveUp + turnedAway).toBe(came);
  });
});

describe('before anything is shown', () => {
  const stage = { do: () => undefined, shows: () => undefined, onShows: () => {} };
  const open = (settings: object) => {
    const { timers, advance } = virtualTimers();
    const crowd = openCrowd({
      config: small,
      stage,
      timers,
      settings: { ...usualSettings(small), arrivals: '0:00 1200', speed: 1, ...settings },
    });
    return { crowd, timers, advance };
  };
  const mix = { withdrawal: 1, 'withdrawal-green': 1 };

  it('another seed begins with its first one', async () => {
    const classes = (crowd: ReturnType<typeof openCrowd>, from: number) =>
      crowd.people().people.flatMap(({ nth, class: of }) => (nth > from ? of : []));
    const whole = open({ mix, seed: 5 });
    await whole.advance(20_000);
    const first = classes(whole.crowd, 0);
    expect(new Set(first).size).toBe(2);
    const changed = open({ mix, seed: 6 });
    await changed.advance(10_000);
    const { came } = changed.crowd.shows().figures;
    changed.crowd.do({ seed: 5 });
    await changed.advance(20_000);
    const others = classes(changed.crowd, came);
    expect(came).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(3);
    expect(others).toEqual(first.slice(0, others.length));
  });

  it('nobody joins a line of twelve', async () => {
    const { crowd, advance } = open({ speed: 10, arrivals: '0:00 3600' });
    await advance(9000);
    const { came, inside, turnedAway } = crowd.shows().figures;
    expect(inside).toBe(12);
    expect(came).toBe(inside + turnedAway);
  });
});

it('a key that is pressed while the hand is still on others is left out, and their digits stay together', async () => {
  const { timers, advance } = virtualTimers();
  const time = openCrowdClock(timers);
  time.setSpeed(100);
  const pressed: string[] = [];
  const hand = openHand({ time, act: (_, action) => pressed.push(Object.values(action).join()) });
  const key = (...buttons: string[]) => ({ pad: 'pad-1', buttons });
  hand.press([key('1', '2', 'transfer'), undefined, key('next')], () => pressed.push('done'));
  hand.press([key('recall')], () => pressed.push('never'));
  await advance(1000);
  expect([hand.isBusy(), pressed]).toEqual([true, ['1', '2', 'transfer']]);
  await advance(1000);
  hand.press([key('recall')], () => {});
  expect(pressed).toEqual(['1', '2', 'transfer', 'next', 'done', 'recall']);
});

it('a hall is full with as many people as a page can draw', () => {
  const { timers } = virtualTimers();
  const floor = openFloor(openCrowdClock(timers), () => {});
  const shares = sharesOf(small, usualSettings(small).mix);
  const come = (nth: number) => floor.come(newcomerOf(small.rules, shares, { seed: 1, nth }));
  const people = Array.from({ length: 299 }, (_, nth) => come(nth));
  expect(floor.isFull()).toBe(false);
  const last = come(299);
  expect(floor.isFull()).toBe(true);
  expect(floor.people().people).toHaveLength(300);
  for (const person of [last, ...people, last]) floor.leave(person, 'gaveUp');
  expect(floor.figures()).toMatchObject({ came: 300, gaveUp: 300, inside: 0 });
});

it('tells of itself at most twice a second, and once a second while its clock goes', async () => {
  const { timers, advance } = virtualTimers();
  const told: number[] = [];
  const stage = { do: () => undefined, shows: () => undefined, onShows: () => {} };
  const settings = { ...usualSettings(small), arrivals: '0:00 3600', speed: 100 };
  const crowd = openCrowd({ config: small, stage, timers, settings });
  crowd.onShows(() => told.push(timers.now()));
  await advance(10_000);
  expect(told.length).toBeGreaterThan(10);
  // Sums of parts of a millisecond are never quite what they should be.
  const least = 500 - 1e-6;
  for (const [nth, at] of told.entries()) expect(at - (told[nth - 1] ?? -500)).toBeGreaterThanOrEqual(least);
  crowd.do({ arrivals: '0:00 0', speed: 1 });
  crowd.do('stop');
  await advance(1000);
  told.length = 0;
  await advance(60_000);
  expect(told).toEqual([]);
  crowd.close();
});
