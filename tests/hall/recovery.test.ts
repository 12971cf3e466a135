/**
 * Every kind of device, on every way to it, with every fault: the hall's state changes while it lasts, and when it is over
 * the device is true again by itself. What came of it is printed at the end of the run (recovery-table.ts).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Mosquitto, startMosquitto } from '../broker/mosquitto.ts';
import { openOneDevice } from './one-device.ts';
import { type Row, rows, type Trouble, troubles, unseen } from './recovery-kinds.ts';
import { keepFigures } from './recovery-table.ts';
import { type Recovery, recover } from './recovery-work.ts';

/** A board, a lamp, an LCD: what it shows equals what the hall's state says within this time. */
const shownWithinMs = 2000;

const cells = rows.flatMap((row, at) =>
  troubles
    .filter(trouble =>
      trouble === unseen ? row.unseenWithinMs !== undefined : row.tells[trouble] !== undefined,
    )
    .map(trouble => ({ row, trouble, hall: `r${at}-${trouble.replaceAll(/\W+/g, '-')}` })),
);
const figures = new Map<string, Recovery>();
let broker: Mosquitto;

beforeAll(async () => {
  broker = await startMosquitto();
});
afterAll(async () => {
  await broker.kill();
  keepFigures(figures);
});

async function inOneHall(hall: string, row: Row, trouble: Trouble): Promise<Recovery> {
  const one = await openOneDevice(hall, broker.url, row);
  try {
    return await recover(one, row, trouble);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new Error(`${why}\n${JSON.stringify(one.shows())}\n${one.log()}`, { cause: error });
  } finally {
    await one.close();
  }
}

it.concurrent.each(cells)(
  '$row.name, $trouble: told, and true again',
  async ({ row, trouble, hall }) => {
    const recovery = await inOneHall(hall, row, trouble);
    figures.set(`${row.name} ${trouble}`, recovery);
    if (trouble === unseen) {
      expect(recovery.recoveredMs).toBeLessThan(Number(row.unseenWithinMs));
      return;
    }
    if (row.tells[trouble] !== 'any') expect(recovery.told).toBe(row.tells[trouble]);
    const shows = row.is === 'board' || row.shows !== undefined || row.showsAfterPress !== undefined;
    if (shows) expect(recovery.recoveredMs).toBeLessThan(shownWithinMs);
  },
  90_000,
);
