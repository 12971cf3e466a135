/**
 * R21 on real parts: while the lists of a power cut are printed a printer dies, at each place in a list. Where another stands in
 * the hall the list comes out there, whole and marked; else once the dead one is back. What lies there twice is marked.
 */
import { expect, test } from 'vitest';
import type { StandingHall } from '../../kit/hall/standing-hall.ts';
import { copiesAt, isTold, type Moment, momentsIn, ticketComesOutOf, withHall } from './printed-lists.ts';

const limitMs = 20_000;
const [first, second] = ['printer-1', 'printer-2'] as const;
const moments = momentsIn('approval');

/** Its power goes with the lights, its data cable is pulled out, or it says nothing any more and prints on. */
const deaths = {
  'loses its power': ['power-cycle', 'unplug'],
  'is unplugged': ['unplug'],
  'falls silent': ['mute'],
} as const;
const die = (hall: StandingHall, death: keyof typeof deaths) => {
  for (const fault of deaths[death]) hall.fault(first, fault);
};

async function diesIn(hall: StandingHall, death: keyof typeof deaths, { has }: Moment): Promise<void> {
  for (const printer of [first, second])
    if (hall.config.devices.has(printer)) hall.stage.do(printer, { tear: true });
  await hall.command('power-failing', { battery: 'low' });
  await hall.until(() => has(hall, first), limitMs);
  die(hall, death);
}

const twoPrinters = (text: string): string =>
  text.replace(
    '  voice-1:\n',
    '  printer-2: { kind: escpos, serial: /dev/serial/by-path/second-printer, columns: 32 }\n$&',
  );

test.concurrent.each([
  { death: 'loses its power', at: [0, 2] },
  { death: 'is unplugged', at: [1, 3] },
  { death: 'falls silent', at: [1, 3] },
] as const)(
  'a printer that $death in a list leaves it to the other one, and prints nothing of it when it is back',
  ({ death, at }) =>
    withHall(async hall => {
      for (const nth of at) {
        const moment = moments[nth];
        if (moment === undefined) continue;
        await diesIn(hall, death, moment);
        await isTold(hall, 'approval out', 'icbc out');
        const atFirst = copiesAt(hall, first);
        const lies = atFirst[0]?.length ?? 0;
        expect(lies, moment.name).toBe(moment.isOut ? 1 : death === 'falls silent' ? lies : 0);
        expect(atFirst.flat(), moment.name).not.toContain(true);
        expect(copiesAt(hall, second), moment.name).toEqual([[true], [false]]);
        hall.fault(first, 'none');
        await ticketComesOutOf(hall, first);
        await hall.command('power-back', {});
        await hall.command('paper-entered', {});
        expect(copiesAt(hall, first), moment.name).toEqual(atFirst);
      }
    }, twoPrinters),
  120_000,
);

const isSaid = (hall: StandingHall, alarm: string, text: string) =>
  hall.until(() => String(hall.ops.last(`alarm/${alarm}`)?.['text']).includes(text), limitMs);

test.concurrent.each([
  { death: 'loses its power', at: 2 },
  { death: 'is unplugged', at: 1 },
] as const)(
  'the only printer that $death in a list is told; back while the power fails it prints all, back after that no list',
  ({ death, at }) =>
    withHall(async hall => {
      const moment = moments[at];
      if (moment === undefined) return;
      await diesIn(hall, death, moment);
      await isTold(hall, 'approval owed', 'icbc owed');
      await isSaid(hall, 'power', 'not on paper: approval, icbc');
      await hall.until(() => hall.ops.last('alarm/device-printer-1')?.['severity'] === 'critical', limitMs);
      hall.fault(first, 'none');
      await isTold(hall, 'approval out', 'icbc out');
      expect(copiesAt(hall, first)).toEqual([[true], [false]]);
      await hall.command('power-back', {});
      await hall.command('paper-entered', {});

      await diesIn(hall, death, moment);
      await isTold(hall, 'approval owed', 'icbc owed');
      await hall.command('power-back', {});
      await isTold(hall, 'approval dropped power-back', 'icbc dropped power-back');
      await isSaid(hall, 'power', 'not on paper: approval, icbc');
      hall.fault(first, 'none');
      await ticketComesOutOf(hall, first);
      expect(copiesAt(hall, first)).toEqual([[], []]);
      await hall.command('paper-entered', {});
    }),
  120_000,
);
