/** One event of each kind that tells of what stays open until somebody answers it (R17), and of what was written about it (R19). */
const textHash = '5f'.repeat(32);

export const followUpExamples = {
  'follow-up-opened': {
    followUp: {
      id: '2026-11-28-f1',
      source: 'complaint',
      text: textHash,
      ticket: 'A001',
      openedAt: 1_795_824_000_000,
    },
    order: 'follow-up-open',
  },
  'follow-up-closed': { followUp: '2026-11-28-f1', text: textHash, order: 'follow-up-close' },
  'refusal-opened': {
    followUp: {
      id: '2026-11-28-f1',
      source: 'refused',
      services: ['withdrawal'],
      reason: '不符合提取条件',
      queue: 'approval',
      ticket: 'A001',
      counter: '1',
      clerk: '17',
      openedAt: 1_795_824_000_000,
      due: '2026-11-30',
    },
  },
  'refusal-confirmed': { refusal: '2026-11-28-f1', text: textHash, order: 'refusal-confirm' },
  'refusal-overturned': {
    refusal: '2026-11-28-f1',
    text: textHash,
    slip: '2026-11-28-A001-1-withdrawal',
    until: '2026-12-18',
    order: 'refusal-overturn',
  },
  'text-erased': { of: '2026-11-28-f1', texts: [textHash], by: 'order', order: 'erase', orderedBy: 'head' },
  'text-set-apart': { followUp: '2026-11-28-f1', text: textHash, order: 'set-text-apart' },
} as const;
