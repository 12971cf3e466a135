import type { Probe } from '../device.ts';
import { modbusProtocol } from './codec.ts';

/** Reads two registers of slave 1, which most displays are when they are new; an exception is an answer too (§7). */
export const modbusProbe: Probe = {
  bauds: [9600],
  // Modbus application protocol V1.1b3 §6.3; the frame is in the vectors.
  ask: Uint8Array.of(0x01, 0x03, 0x00, 0x00, 0x00, 0x02, 0xc4, 0x0b),
  withinMs: 300,
  answered(heard) {
    const reply = modbusProtocol
      .decoder()(heard)
      .find(message => message.is === 'reply');
    return reply?.address === 1
      ? { what: 'a Modbus device, address 1', settings: { address: '1' } }
      : undefined;
  },
};
