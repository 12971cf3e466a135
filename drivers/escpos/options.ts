/** What a bridge takes at once (drivers/link/tasmota-bridge.ts). */
export const bridgedPieceBytes = 256;

/** Of a ticket printer, as its config entry has them. */
export type EscposOptions = {
  /** Characters a line at size 1: 32 on 58 mm paper, 48 on 80 mm. */
  columns: 32 | 48;
  /** How long after the last byte of a ticket (or since flow control holds it back) it may take to be out. */
  replyWithinMs: number;
  /** How long the answer to a question about its state may take. */
  statusWithinMs: number;
  /** GS r 1 is answered. Else a ticket counts as out when `replyWithinMs` has passed and the status is clear. */
  fence: boolean;
  /** Its port is carried over MQTT: every write is a round trip, and a question waits behind what was written. */
  bridged?: boolean;
  /** It may throw away what it holds when the connection breaks, as a network printer may: it is not asked for it afterwards. */
  isForgetful?: boolean;
};
