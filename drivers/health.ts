import type { Health } from './device.ts';

/** The figures of a device with which nothing has happened yet. */
export const newHealth = (): Health => ({
  frames: 0,
  errors: 0,
  retries: 0,
  reopened: 0,
  queueDepth: 0,
  roundTripMs: 0,
});
