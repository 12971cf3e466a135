/** Keys with one fault each, to be written on top of a hall: its languages, sessions, rules and surge plan. */
export const oneFaultOnTop: readonly (readonly [name: string, key: string])[] = [
  ['a second language without a file', 'secondLocale: fr'],
  ['a second language that is the first', 'secondLocale: zh-CN'],
  ['a session without an end', 'sessions: [{ from: 08:30 }]'],
  ['a time of day with one digit', 'sessions: [{ from: 8:30, until: 12:00 }]'],
  ['a time of day after midnight', 'sessions: [{ from: 14:00, until: 24:01 }]'],
  ['a day without a session', 'sessions: []'],
  ['a session that ends before it begins', 'sessions: [{ from: 14:00, until: 12:00 }]'],
  [
    'a session that begins before the last one ended',
    'sessions: [{ from: 08:30, until: 12:00 }, { from: 11:59, until: 17:30 }]',
  ],
  ['a last ticket when the session begins', 'sessions: [{ from: 14:00, until: 17:30, lastTicket: 14:00 }]'],
  ['a last ticket after the session', 'sessions: [{ from: 14:00, until: 17:30, lastTicket: 17:31 }]'],
  ['a guard after no call', 'priority: { guardAfter: 0 }'],
  ['green confirmed by nobody we know', 'green: { confirm: desk }'],
  ['a bad rating that every rating is', 'badRating: 5'],
  ['a surge plan without levels', 'surge: { automatic: false }'],
  ['a surge plan with no level', 'surge: { levels: {} }'],
  ['a level that is none', 'surge: { levels: { panic: { longestWait: 1 h } } }'],
  ['a level that nothing starts', 'surge: { levels: { busy: { backup: true } } }'],
  ['a release above its trigger', 'surge: { release: 1.1, levels: { busy: { longestWait: 1 h } } }'],
  [
    'a harsher level that waits less long',
    'surge: { levels: { attention: { longestWait: 40 min }, emergency: { longestWait: 90 s } } }',
  ],
  [
    'a harsher level with fewer who wait',
    'surge: { levels: { attention: { waitingPerCounter: 8 }, busy: { longestWait: 1 h }, emergency: { waitingPerCounter: 7.5 } } }',
  ],
  [
    'a harsher level that expects less',
    'surge: { levels: { busy: { expectedWait: 2 h }, emergency: { expectedWait: 1.5 h } } }',
  ],
  ['a limit for no service', 'surge: { levels: { busy: { longestWait: 1 h, limit: { advise: 5 } } } }'],
  ['a notice that no board shows', 'surge: { levels: { busy: { longestWait: 1 h, notice: 请稍候😀 } } }'],
  [
    'a spoken notice that no voice says',
    'surge: { levels: { busy: { longestWait: 1 h, spoken: 请稍候😀 } } }',
  ],
  ['a session that ends as it begins', 'sessions: [{ from: 14:00, until: 14:00 }]'],
  [
    'the harshest level that is reached before the one below it',
    'surge: { levels: { attention: { longestWait: 30 min }, busy: { longestWait: 1 h }, emergency: { longestWait: 45 min } } }',
  ],
];
