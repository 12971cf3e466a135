/** Printers of several makes: what one does not answer is unknown, and never ok; what it answers is taken for nothing else. */
import { describe, expect, test } from 'vitest';
import { type PersonalityName, personalities } from '../../../simulators/devices/escpos/personalities.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { ticket, ticketPrinted, ticketsOf } from './bench.ts';

/** As the config says of it what it answers. */
type Wiring = { fence: boolean; answers: boolean };
const usual: Wiring = { fence: true, answers: true };
const withoutFence: Wiring = { fence: false, answers: true };
const unheard: Wiring = { fence: true, answers: false };

async function printerThatIs(personality: PersonalityName, wiring: Wiring) {
  const entry = {
    kind: 'escpos',
    port: { by: 'serial', path: '/dev/x', baud: 9600 },
    columns: 48,
    replyWithinMs: 5000,
    statusWithinMs: 2000,
    disabled: false,
    ...wiring,
  } as const;
  const port = await stagedDevices(new Map([['printer', entry]]));
  const [member] = only('printer', port);
  if (member === undefined) throw new Error('a printer is staged');
  expect(port.simulated.do('printer', { personality })).toBeUndefined();
  await port.advance(30_000);
  return { ...port, ...member.ears, driver: member.driver };
}

async function fiveTickets(personality: PersonalityName, wiring: Wiring) {
  const { driver, advance, simulated, ended, fitness } = await printerThatIs(personality, wiring);
  for (const id of ['1', '2', '3', '4', '5']) {
    driver.do({ id, lines: ticket });
    await advance(40_000);
  }
  return {
    printed: ticketsOf(simulated.shows('printer') ?? {}),
    outcomes: ended().map(({ outcome }) => outcome),
    fitness: fitness(),
  };
}

const five = <Item>(item: Item): Item[] => Array.from({ length: 5 }, () => item);

/** What its config must say for it to be ready, and what is then told of a ticket. */
const fitting: Record<PersonalityName, { wiring: Wiring; outcome: 'done' | 'sent' }> = {
  usual: { wiring: usual, outcome: 'done' },
  drawer: { wiring: usual, outcome: 'done' },
  late: { wiring: usual, outcome: 'done' },
  'no-auto-status': { wiring: usual, outcome: 'done' },
  'half-asked': { wiring: usual, outcome: 'done' },
  'no-fence': { wiring: withoutFence, outcome: 'done' },
  'no-cover': { wiring: unheard, outcome: 'sent' },
  'no-questions': { wiring: unheard, outcome: 'sent' },
  'fence-only': { wiring: unheard, outcome: 'sent' },
  silent: { wiring: unheard, outcome: 'sent' },
};
const names = Object.keys(personalities) as PersonalityName[];

test.each(names)(
  '%s: with the config that fits it every ticket is out, and it is ready all the time',
  async name => {
    const { wiring, outcome } = fitting[name];
    expect(await fiveTickets(name, wiring)).toEqual({
      printed: five(ticketPrinted),
      outcomes: five(outcome),
      fitness: [{ is: 'ready' }],
    });
  },
);

describe.each([usual, withoutFence])('with %j, whether that fits it or not', wiring => {
  test.each(names)(
    '%s: a ticket is told done only where it is out, and no healthy answer is taken for a cover',
    async name => {
      const { printed, outcomes, fitness } = await fiveTickets(name, wiring);
      const done = outcomes.filter(outcome => outcome === 'done').length;
      expect(done).toBe(
        fitting[name].outcome === 'done' && (wiring === withoutFence || name !== 'no-fence') ? 5 : 0,
      );
      expect(printed.length).toBeGreaterThanOrEqual(done);
      expect(outcomes).not.toContain('sent');
      const whys = fitness.flatMap(one => ('why' in one ? [one.why] : []));
      expect(whys.join()).not.toMatch(/cover open|paper out|cutter/);
      if (done < 5)
        expect(fitness.at(-1)).toEqual({ is: expect.stringMatching('lost|degraded'), why: whys.at(-1) });
    },
  );
});

test.each(names.filter(name => fitting[name].wiring.answers))(
  '%s: an open cover is told, and a closed one',
  async name => {
    const { advance, simulated, fitness } = await printerThatIs(name, fitting[name].wiring);
    simulated.do('printer', { fault: 'cover-open' });
    await advance(10_000);
    expect(fitness().at(-1)).toEqual({ is: 'degraded', why: 'cover open' });
    simulated.do('printer', { fault: 'none' });
    await advance(30_000);
    expect(fitness().at(-1)).toEqual({ is: 'ready' });
  },
);

test('which make it is, it shows by name, but for the usual one; and one that there is not is told with those that there are', async () => {
  const { simulated } = await printerThatIs('drawer', usual);
  expect(simulated.shows('printer')).toMatchObject({ personality: 'drawer' });
  expect(simulated.do('printer', { personality: 'loud' })).toContain('one of usual, drawer, late, ');
  expect(simulated.do('printer', { personality: 'usual' })).toBeUndefined();
  expect(simulated.shows('printer')).not.toHaveProperty('personality');
});
