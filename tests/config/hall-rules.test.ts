import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { placeOf, plateOf, spokenIn } from '../../daemon/core/outputs/phrases.ts';
import type { Step } from '../../daemon/core/types/rules.ts';
import { drawRoutes } from '../../daemon/tools/check/routes.ts';
import { configOf, shipped, smallWith, written } from './hall-files.ts';

const minuteMs = 60_000;
const at = (hours: number, minutes = 0) => (hours * 60 + minutes) * minuteMs;

/** The small hall with more keys on top. */
const withTop = (...lines: string[]) =>
  configOf(written(smallWith(['locale: zh-CN', ['locale: zh-CN', ...lines].join('\n')])));
const withRoute = (...steps: string[]) =>
  configOf(written(smallWith(['[{ queue: approval }, { queue: icbc }]', `[${steps.join(', ')}]`])));

describe('the hall of Fuzhou', () => {
  const { rules } = configOf(shipped('fuzhou.yaml'));

  it('works in the morning and in the afternoon, and its banks go sooner', () => {
    expect(rules.timetable?.sessions).toEqual([
      { fromMs: at(8, 30), untilMs: at(12) },
      { fromMs: at(14), untilMs: at(17, 30), lastTicketMs: at(17) },
    ]);
    expect(rules.institutions.get('icbc')?.timetable?.sessions).toEqual([
      { fromMs: at(9), untilMs: at(12) },
      { fromMs: at(14), untilMs: at(17), lastTicketMs: at(16, 30) },
    ]);
    expect(rules.institutions.get('centre')).toEqual({ id: 'centre', name: '公积金中心' });
  });

  it('promises at every queue how long a citizen waits and is served', () => {
    for (const queue of rules.queues.values())
      expect(queue).toMatchObject({ promiseMs: 30 * minuteMs, serveMs: 20 * minuteMs });
    expect([...rules.queues].map(([id, { usualMs }]) => `${id} ${usualMs / minuteMs}`)).toEqual([
      'advice 3',
      'approval 8',
      'icbc 6',
      'ccb 6',
    ]);
  });

  it('lets no more than two green calls pass a normal visit that has waited twenty minutes', () => {
    expect(rules.priority).toEqual({
      creditRate: 1,
      creditCapMs: 15 * minuteMs,
      soonCreditMs: 20 * minuteMs,
      weight: { normal: 1, appointment: 2, green: 3 },
      guardAfter: 2,
      fairAfterMs: 20 * minuteMs,
    });
  });

  it('has two counters that help at the desk', () => {
    const helping = [...rules.counters.values()].filter(({ backup }) => backup.length > 0);
    expect(helping.map(({ id, backup }) => `${id} ${backup.join()}`)).toEqual(['5 advice', '6 advice']);
  });

  it('takes a loan that comes back for its seal soon, and tells what it costs', () => {
    const loan = rules.services.get('loan');
    expect(loan?.route.map(step => step.is === 'queue' && step.soon)).toEqual([undefined, false, true]);
    expect(loan?.fees).toEqual(['不动产抵押登记费 80 元']);
  });

  it('has a surge plan whose levels do more and more', () => {
    expect(rules.surge).toMatchObject({ automatic: true, release: 0.75, holdMs: 5 * minuteMs });
    const levels = rules.surge?.levels ?? [];
    expect(
      levels.map(({ id, backup, spoken, limit }) => [id, backup, spoken !== undefined, limit.size]),
    ).toEqual([
      ['attention', false, false, 0],
      ['busy', true, true, 0],
      ['emergency', true, true, 1],
    ]);
    expect(levels[0]).toEqual({
      id: 'attention',
      waitingPerCounter: 4,
      longestWaitMs: 25 * minuteMs,
      expectedWaitMs: 30 * minuteMs,
      backup: false,
      notice: '当前办事人员较多，请耐心等候',
      limit: new Map(),
    });
  });
});

describe('a config', () => {
  it('that says nothing of it has no sessions, no surge plan, no promises and one language', () => {
    const { rules } = configOf(shipped('small.yaml'));
    expect(rules.timetable ?? rules.surge ?? rules.secondPhrases).toBeUndefined();
    expect(rules.queues.get('icbc')).toEqual({
      id: 'icbc',
      name: '工商银行',
      institution: 'icbc',
      usualMs: 6 * minuteMs,
    });
    expect(rules.institutions.get('icbc')).toEqual({ id: 'icbc', name: '工商银行' });
    expect(rules.counters.get('2')?.backup).toEqual([]);
    expect(rules.services.get('advice')).toMatchObject({ fees: [], papers: [] });
    expect(rules).toMatchObject({ confirmGreen: true, badGrade: 2, reasons: [] });
  });

  it('takes tickets over the break, and ends that with its last session', () => {
    const { rules } = withTop('sessions: [{ from: 00:00, until: 12:00 }, { from: 12:00, until: 24:00 }]');
    expect(rules.timetable?.sessions).toEqual([
      { fromMs: 0, untilMs: at(12) },
      { fromMs: at(12), untilMs: at(24), lastTicketMs: at(24) },
    ]);
  });

  it('may stop tickets before the break too', () => {
    const { rules } = withTop(
      'sessions: [{ from: 08:30, until: 12:00, lastTicket: 11:30 }, { from: 14:00, until: 17:30, lastTicket: 17:30 }]',
    );
    expect(rules.timetable?.sessions.map(({ lastTicketMs }) => lastTicketMs)).toEqual([
      at(11, 30),
      at(17, 30),
    ]);
  });

  it('may limit the tickets of a day, of a service and through an institution', () => {
    const { rules } = configOf(
      written(
        smallWith(
          ['{ name: 工商银行 }', '{ name: 工商银行, dailyLimit: 80 }'],
          ['series: D', 'series: D\n    dailyLimit: 9999'],
        ),
      ),
    );
    expect(rules.institutions.get('icbc')?.dailyLimit).toBe(80);
    expect(rules.services.get('advice')?.dailyLimit).toBe(9999);
  });

  it('may take green on its word, and call another grade bad', () => {
    const { rules } = withTop('green: { confirm: none }', 'badRating: 4');
    expect(rules).toMatchObject({ confirmGreen: false, badGrade: 4 });
  });

  it('may name a second language', () => {
    const { rules } = withTop('secondLocale: en');
    expect(Object.keys(rules.secondPhrases ?? {})).toEqual(Object.keys(rules.phrases));
    expect(rules.secondPhrases?.call).not.toBe(rules.phrases.call);
  });

  it('calls a counter without a name by its key in each language where that is no number', () => {
    const file = smallWith(['locale: zh-CN', 'locale: zh-CN\nsecondLocale: en'])
      .replace(/"1"(?=: { inst)|(?<=counter: )"1"/g, 'a3')
      .replace(/"2"(?=: { inst)|(?<=counter: )"2"/g, 'information-desk');
    const read = readConfig(written(file));
    if (!read.ok) throw new Error('a warning stops no hall');
    const { rules } = read.config;
    expect(placeOf(rules, 'a3')).toBe('a3号窗口');
    expect(placeOf(rules, 'information-desk')).toBe('information-desk');
    expect(plateOf(rules, 'information-desk')).toBe('information-desk');
    expect(spokenIn(rules).map(spoken => spoken.placeOf('information-desk'))).toEqual([
      'information-desk',
      'information-desk',
    ]);
  });

  it('has its surge levels from the mildest on, whatever their order in the file', () => {
    const { rules } = withTop(
      'surge:',
      '  automatic: false',
      '  levels:',
      '    emergency: { expectedWait: 1 h, limit: { advice: 0 } }',
      '    attention: { expectedWait: 1 h }',
    );
    expect(rules.surge).toEqual({
      automatic: false,
      release: 0.75,
      holdMs: 5 * minuteMs,
      levels: [
        { id: 'attention', expectedWaitMs: at(1), backup: false, limit: new Map() },
        { id: 'emergency', expectedWaitMs: at(1), backup: false, limit: new Map([['advice', 0]]) },
      ],
    });
  });
});

describe('a choice that nobody made', () => {
  const otherwise = (step: string) => {
    const route = withRoute(step).rules.services.get('withdrawal')?.route ?? [];
    return route.map((built: Step) => built.is === 'choice' && [built.by, built.otherwise]);
  };
  const among = 'among: [approval, icbc]';

  it.each([
    ['by: clerk', 'clerk', { is: 'ask' }],
    ['by: clerk, default: ask', 'clerk', { is: 'ask' }],
    ['by: clerk, default: shortest', 'clerk', { is: 'shortest' }],
    ['by: ticket, default: shortest', 'ticket', { is: 'shortest' }],
    ['by: clerk, default: icbc', 'clerk', { is: 'queue', queue: 'icbc' }],
    ['by: shortest', 'shortest', { is: 'shortest' }],
    ['by: shortest, default: shortest', 'shortest', { is: 'shortest' }],
  ])('%s', (written, by, left) => {
    expect(otherwise(`{ choice: bank, ${among}, ${written} }`)).toEqual([[by, left]]);
  });
});

describe('a step that is soon', () => {
  it('may say so by a number, as it once did: it means the same', () => {
    const read = readConfig(written(smallWith(['{ queue: icbc }]', '{ queue: icbc, soon: 3 }]'])));
    const route = read.ok ? [...read.config.rules.services.values()].flatMap(service => service.route) : [];
    expect(route).toContainEqual({ is: 'queue', queue: 'icbc', soon: true });
  });

  it('is none where it says false', () => {
    const { rules } = withRoute('{ queue: approval }', '{ queue: icbc, soon: false }');
    expect([...rules.services.values()][0]?.route[1]).toEqual({ is: 'queue', queue: 'icbc' });
  });
});

describe('the drawing of a hall', () => {
  it('tells how each choice is made, who helps, and which step is soon', () => {
    const choices = [
      '{ choice: a, by: shortest, among: [approval, icbc] }',
      '{ choice: b, by: ticket, among: [approval, icbc], default: shortest }',
      '{ choice: c, by: clerk, among: [approval, icbc], default: icbc }',
      '{ queue: icbc, soon: true }',
    ];
    const text = smallWith(
      ['[{ queue: approval }, { queue: icbc }]', `[${choices.join(', ')}]`],
      ['queues: [icbc] }', 'queues: [icbc], backup: [approval] }'],
    );
    expect(drawRoutes(configOf(written(text))).split('\n')[0]).toBe(
      [
        'A 提取 withdrawal   中心审批 approval (1, backup 2) | 工商银行 icbc (2)',
        '中心审批 approval (1, backup 2) | 工商银行 icbc (2)',
        '中心审批 approval (1, backup 2) | 工商银行 icbc (2)',
        '工商银行 icbc (2), soon; a by the shortest wait; b asked at the ticket, else by the shortest wait; c chosen by the clerk, else icbc',
      ].join(' → '),
    );
  });

  it('tells the sessions where there are any', () => {
    expect(drawRoutes(configOf(shipped('small.yaml')))).not.toContain(':');
    expect(drawRoutes(withTop('sessions: [{ from: 09:00, until: 17:00 }]'))).toMatch(
      /\n\nsmall {3}09:00–17:00\n$/,
    );
  });
});

describe('a counter with a printer for its slips', () => {
  const second =
    'printer-2: { kind: escpos, tcp: 10.0.0.5:9100, columns: 32, place: { zh-CN: 大门左侧, en: left of the door }';
  const spare = 'printer-3: { kind: escpos, tcp: 10.0.0.6:9100, columns: 32, spareFor: printer-2 }';
  const hall = (more: string) =>
    configOf(
      written(
        smallWith(
          ['  "1": {', '  "1": { slipPrinter: printer-2,'],
          ['  kiosk-1:', `  ${second}${more} }\n  ${spare}\n  kiosk-1:`],
        ),
      ),
    ).rules;

  it('has it, and people are sent there by what it is called', () => {
    expect(hall('').counters.get('1')?.slipPrinter).toBe('printer-2');
    expect(hall('').printerPlaces).toEqual(
      new Map([['printer-2', { name: '大门左侧', names: { en: 'left of the door' } }]]),
    );
  });

  it('has its spare while it is taken out', () => {
    expect(hall(', disabled: true').counters.get('1')?.slipPrinter).toBe('printer-3');
  });
});
