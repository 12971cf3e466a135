/** The faults a person can give a device by hand. `unplug` is the data cable; power stays. `none` ends every fault. */
export const faultNames = [
  'unplug',
  'mute',
  'slow',
  'garble',
  'power-cycle',
  'paper-out',
  'cover-open',
  'busy',
  'stuck-key',
  'babble',
  'none',
] as const;
export type FaultName = (typeof faultNames)[number];
