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
