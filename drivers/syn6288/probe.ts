import type { Probe } from '../device.ts';
import { type Dialect, decodeReplies, encodeCommand } from './codec.ts';

/** The status question; the chips differ in the checksum, so that each answers only its own. */
export function chipProbe(dialect: Dialect): Probe {
  return {
    bauds: [9600],
    ask: encodeCommand(dialect, { is: 'status' }),
    withinMs: 300,
    answered(heard) {
      const reply = heard.length === 1 ? decodeReplies(heard)[0] : undefined;
      return reply === 'idle' || reply === 'busy'
        ? { what: `a speech chip ${dialect.toUpperCase()}`, settings: {} }
        : undefined;
    },
  };
}
