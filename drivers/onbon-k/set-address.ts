/**
 * Gives the one card on a port its screen id. §8.11: that is for all cards at once, so with two on the line both would have
 * it; therefore the ids are read first (§8.12): two that answer together are not understood, and nothing is set.
 */
import type { OpenLink, Timers } from '../device.ts';
import { codes } from './codec.ts';
import { errorNames } from './error-names.ts';
import { atEachBaud, isAnswer } from './search.ts';
import { addressIn, pingFrame, readAddressFrame, setAddressFrame } from './settings.ts';

export type AddressSet = { is: 'set'; from: number; baud: number } | { is: 'failed'; why: string };

/** `address`: 1–32767. `openAt` opens the port at a speed. Rejects with an Error when the port cannot be had. */
export async function setAddress(
  address: number,
  openAt: (baud: number) => OpenLink,
  timers: Timers,
): Promise<AddressSet> {
  const outcome = await atEachBaud<AddressSet>(openAt, timers, async (ask, baud) => {
    const from = await ask(readAddressFrame, addressIn);
    if (from === undefined) return undefined;
    const obeyed = await ask(setAddressFrame(address), message => isAnswer(message) && message);
    if (obeyed === undefined)
      return { is: 'failed', why: `the card ${from} did not answer when its id was set` };
    if (obeyed.command !== codes.ack.command) {
      const { error } = obeyed;
      return {
        is: 'failed',
        why: `the card ${from} refused: ${errorNames[error] ?? 'no reason'} (code ${error})`,
      };
    }
    const isThere = await ask(pingFrame(address), message => isAnswer(message) && message.screen === address);
    return isThere === undefined
      ? { is: 'failed', why: `the card ${from} said yes, but does not answer as ${address}` }
      : { is: 'set', from, baud };
  });
  return (
    outcome ?? {
      is: 'failed',
      why: 'no card answered at 9600 or 57600 baud: look at its power and its cable, and leave only one card on the line',
    }
  );
}
