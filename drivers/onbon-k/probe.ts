import type { Probe } from '../device.ts';
import { onbonProtocol } from './codec.ts';
import { cardBauds } from './search.ts';
import { addressIn, readAddressFrame } from './settings.ts';

/**
 * Asks all cards for their screen id (§8.12): one on the line tells it; several answer at once, and none is heard.
 * A ping would not do: §4, a broadcast is answered in the broadcast's name.
 */
export const onbonProbe: Probe = {
  bauds: cardBauds,
  ask: readAddressFrame,
  // §8.8: a baud search waits 2 s at each speed.
  withinMs: 2000,
  answered(heard) {
    const [id] = onbonProtocol
      .decoder()(heard)
      .flatMap(message => addressIn(message) ?? []);
    return id === undefined
      ? undefined
      : { what: `an Onbon card, screen id ${id}`, settings: { address: `${id}` } };
  },
};
