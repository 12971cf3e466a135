import type { Probe } from '../device.ts';
import { askStatus, replyDecoder } from './codec.ts';

/** DLE EOT 1: every ESC/POS printer that can hear us answers it with one byte, also while it is off-line. */
export const escposProbe: Probe = {
  bauds: [9600, 19_200, 38_400, 115_200],
  ask: askStatus(1),
  withinMs: 300,
  answered(heard) {
    // At a wrong speed an answer is many bytes, or another one.
    if (heard.length !== 1) return undefined;
    const [reply] = replyDecoder()(heard);
    return reply?.is === 'real-time' ? { what: 'an ESC/POS printer', settings: {} } : undefined;
  },
};
