/** Gives an X-keys its unit id: output report "Write Unit ID" of the XK-24 Data Report. It is kept in the device. */
import type { OpenLink, Timers } from '../device.ts';
import { decodeInput, encodeOrder } from './codec.ts';

export type UnitSet = { is: 'set'; from: number } | { is: 'failed'; why: string };

const answersWithinMs = 1000;

/** `unit`: 0–255. Rejects with an Error when the device cannot be opened. */
export async function setUnit(unit: number, open: OpenLink, timers: Timers): Promise<UnitSet> {
  let hear = (_unit: number): void => {};
  const link = await open({
    data(report) {
      const message = decodeInput(report);
      if (message.is === 'descriptor') hear(message.unit);
    },
    // Then it does not answer any more.
    down() {},
  });
  const askUnit = () =>
    new Promise<number | undefined>(resolve => {
      const cancel = timers.after(answersWithinMs, () => resolve(undefined));
      hear = told => {
        cancel();
        resolve(told);
      };
      // A write that fails is not answered.
      link.write(encodeOrder({ is: 'describe' })).catch(() => {});
    });
  try {
    const from = await askUnit();
    if (from === undefined) return { is: 'failed', why: 'the X-keys does not answer: plug it in again' };
    await link.write(encodeOrder({ is: 'unit', unit }));
    const now = await askUnit();
    if (now === unit) return { is: 'set', from };
    return {
      is: 'failed',
      why: `the X-keys of unit ${from} says ${now ?? 'nothing'} after it was given ${unit}`,
    };
  } finally {
    await link.close();
  }
}
