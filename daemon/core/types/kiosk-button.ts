import { id, type Of, record, text } from './form.ts';

/** One button of a kiosk, and what came of it within the last 20 s. */
export type KioskButton = {
  device: string;
  press: string;
  taken: readonly { ticket: string; at: number }[];
  /** The last time that these were too many: since when, until when, how many in all, and the last of them. */
  hoarded?: { since: number; at: number; count: number; tickets: readonly string[] };
};

/** Which button was pressed for a ticket: the device, and the line that it says. */
export const pressedAtForm = record({ device: id, press: text });
export type PressedAt = Of<typeof pressedAtForm>;
