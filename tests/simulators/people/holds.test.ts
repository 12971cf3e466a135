/** At sixty times the speed of people the hall's own times stay, and the page says what they hold. */
import { afterEach, describe, expect, it } from 'vitest';
import { holdsText } from '../../../simulators/page/crowd/holds.ts';
import { language } from '../../../simulators/page/words.ts';
import { configOf, shipped } from '../../config/hall-files.ts';
import { coreHall } from './core-hall.ts';

const small = configOf(shipped('small.yaml'));
const nothing = { voice: 0, calls: 0, paper: 0, keys: 0 };

/** The most of each that was seen in so many seconds of the hall. */
async function mostHeld(hall: ReturnType<typeof coreHall>, seconds: number) {
  const most = { ...nothing };
  for (let nth = 0; nth < seconds * 4; nth += 1) {
    await hall.pass(250);
    const { holds } = hall.crowd.shows();
    most.voice = Math.max(most.voice, holds.voice);
    most.calls = Math.max(most.calls, holds.calls);
    most.paper = Math.max(most.paper, holds.paper);
  }
  return most;
}

describe('a crowd at sixty times the speed', () => {
  it('before a loudspeaker in real time says how many calls are not said yet', async () => {
    const hall = coreHall(small, { speed: 60, arrivals: '0:00 60' });
    expect((await mostHeld(hall, 60)).voice).toBeGreaterThan(0);
  });

  it('before a printer in real time says how many stand before the kiosk', async () => {
    const hall = coreHall(small, { speed: 60, arrivals: '0:00 120' }, { printsMs: 4000 });
    expect((await mostHeld(hall, 60)).paper).toBeGreaterThan(2);
  });

  it('clerks press start, for the hall presumes only later that somebody came, and are refused nothing for it', async () => {
    const hall = coreHall(small, { speed: 60, arrivals: '0:00 60' });
    await hall.pass(60_000);
    expect(hall.crowd.shows().figures.served).toBeGreaterThan(5);
    expect(hall.refused).not.toContain('not-started');
  });
});

describe('the page', () => {
  afterEach(() => {
    language.value = 'zh';
  });

  it('says in words what holds a crowd that is faster than people', () => {
    const holds = { voice: 3, calls: 2, paper: 0, keys: 0 };
    expect(holdsText(60, holds)).toEqual([
      '广播落后了：3 个号已叫，还没有播报。',
      '2 个窗口叫的人没来；重呼和过号要等大厅自己的时间，不随人群加快。',
    ]);
    language.value = 'en';
    expect(holdsText(60, holds)[0]).toBe('The loudspeaker is behind: 3 called and not said yet.');
  });

  it('says nothing of it where nothing holds them, and at the speed of people', () => {
    expect(holdsText(60, nothing)).toEqual([]);
    expect(holdsText(60, { ...nothing, voice: 2 })).toEqual([]);
    expect(holdsText(1, { ...nothing, calls: 2 })).toEqual([]);
    // A demo of an earlier version tells nothing of it.
    expect(holdsText(60, undefined)).toEqual([]);
  });
});
