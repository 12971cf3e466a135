/** Refusals that no key of a pad causes by the default map: only ops can, over MQTT, or a key that only the manager is told. */
export const neverAtAPad: ReadonlySet<string> = new Set([
  'not-in-route',
  'already-open',
  'unknown-ticket',
  'unknown-queue',
  'slip-lapsed',
  'slot-full',
  'booking-unknown',
  'not-away',
  'unknown-level',
  'unknown-follow-up',
  'unknown-alarm',
  'unknown-board',
  'unknown-question',
  'not-owner',
]);
