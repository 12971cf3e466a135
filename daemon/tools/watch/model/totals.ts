/** Where the visits of a day are, in the order in which ops ask for them. */
export const totalNames = [
  'waiting',
  'away',
  'called',
  'serving',
  'parked',
  'missed',
  'done',
  'left',
  'issued',
] as const;
export type TotalName = (typeof totalNames)[number];
