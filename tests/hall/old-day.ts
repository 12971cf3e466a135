/** A day as version 3 of the journal wrote it: what outlives a day stands within its opening, and words within follow-ups. */
import type { JournalEvent } from '../../daemon/journal/journal.ts';

export const oldDay: readonly JournalEvent[] = [
  {
    kind: 'day-opened',
    day: '2026-11-25',
    timeZone: 'Asia/Shanghai',
    layout: {
      name: '厅',
      institutions: [{ id: 'centre', name: '中心' }],
      queues: [{ id: 'advice', name: '咨询', institution: 'centre' }],
      counters: [{ id: '0', institution: 'centre' }],
      services: [{ id: 'advice', name: '咨询' }],
      forgottenMs: 3_600_000,
      badGrade: 2,
    },
    repairs: [{ id: '2026-11-24-r1', device: 'board-1', why: 'no answer', since: 1_795_900_000_000 }],
    followUps: [
      {
        id: '2026-11-24-f1',
        source: 'complaint',
        text: 'waited 40 minutes',
        ticket: 'A001',
        openedAt: 1_795_900_000_000,
      },
    ],
    alarms: [
      {
        id: 'device-board-1',
        severity: 'warning',
        text: 'board-1 cannot work',
        subject: { device: 'board-1' },
        since: 1_795_900_000_000,
        count: 1,
        ackedBy: 'ops',
      },
    ],
    notices: [{ text: '节日快乐' }],
    skips: [{ day: '2026-11-25', to: 7 }],
    slips: [
      {
        day: '2026-11-24',
        closedAt: 1_795_900_000_000,
        tickets: 1,
        first: 'A001',
        last: 'A001',
        done: 1,
        left: 0,
      },
    ],
    order: 'open-day',
  },
  { kind: 'counter-opened', counter: '0', order: 'open-counter' },
  {
    kind: 'follow-up-opened',
    followUp: { id: '2026-11-25-f1', source: 'mail', text: 'thanks', openedAt: 1_796_000_000_000 },
    order: 'follow-up-open',
  },
  { kind: 'follow-up-closed', followUp: '2026-11-24-f1', note: 'called back', order: 'follow-up-close' },
];
