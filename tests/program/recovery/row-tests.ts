/**
 * Every fault of these devices: the hall's state changes while it lasts, and when it is over the device is true again by
 * itself. What came of it is printed at the end of the run (table.ts).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Mosquitto, startMosquitto } from '../../kit/hall/broker/mosquitto.ts';
import { openOneDevice } from '../../kit/hall/one-device.ts';
import { type Row, type Trouble, troubles, trueWithinMs, unseen } from './rows.ts';
import { keepFigures } from './table.ts';
import { type Recovery, recover } from './work.ts';

/** What the table marks as late is told there, not here: a busy machine is no fault of a driver. This much later, something is wrong. */
const busyMachineMs = 4000;

export function recoveryOf(rows: readonly Row[]): void {
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

  it.concurrent.each(cells)(
    '$row.name, $trouble: told, and true again',
    async ({ row, trouble, hall }) => {
      const recovery = await inOneHall({ hall, url: broker.url }, row, trouble);
      figures.set(`${row.name} ${trouble}`, recovery);
      const told = trouble === unseen ? 'any' : row.tells[trouble];
      if (told !== 'any') expect(recovery.told).toBe(told);
      const withinMs = trueWithinMs(row, trouble);
      if (withinMs !== undefined) expect(recovery.recoveredMs).toBeLessThan(withinMs + busyMachineMs);
    },
    300_000,
  );
}

async function inOneHall(
  { hall, url }: { hall: string; url: string },
  row: Row,
  trouble: Trouble,
): Promise<Recovery> {
  const one = await openOneDevice(hall, url, row);
  try {
    return await recover(one, row, trouble);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new Error(`${why}\n${JSON.stringify(one.shows())}\n${one.log()}`, { cause: error });
  } finally {
    await one.close();
  }
}
