const failedAt = 1_795_825_500_000;

/** In `state/hall`, after the power was back (R21). */
export const statePower = {
  is: 'enter',
  failedAt,
  printedAt: failedAt + 30_000,
  backAt: failedAt + 1_500_000,
  heldUntil: failedAt + 2_400_000,
  lists: [
    { queue: 'approval', waiting: 23, series: 'A', from: 131, to: 160, is: 'out', open: 21 },
    { queue: 'icbc', waiting: 4, is: 'dropped', why: 'power-back', open: 4 },
  ],
  entered: 3,
  newcomers: 1,
  last: [
    { ticket: 'A131' },
    { ticket: 'A017', counter: '1', queue: 'approval', servedAt: failedAt + 300_000 },
    { ticket: 'A012', counter: '2', queue: 'approval', servedAt: failedAt + 240_000 },
  ],
} as const;

/** One event of each kind of a power cut (R21), for docs/asyncapi.yaml. */
export const powerExamples = {
  'power-failing': { order: 'power-failing', orderedBy: 'ups' },
  'power-back': { order: 'power-back', orderedBy: 'ups' },
  'queues-printed': {
    lists: [
      { queue: 'approval', waiting: 23, series: 'A', from: 131, to: 160 },
      { queue: 'icbc', waiting: 4 },
    ],
  },
  'queue-list-dropped': { job: '2026-11-28-51', queue: 'icbc', why: 'power-back' },
  'served-by-paper': {
    ticket: 'A017',
    counter: '1',
    queue: 'approval',
    servedAt: 1_795_825_800_000,
    order: 'served-by-paper',
    orderedBy: 'desk',
  },
  'paper-entered': { unused: 22, order: 'paper-entered', orderedBy: 'desk' },
} as const;
