import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { dateAndTime } from '../../../daemon/core/day/clock-face.ts';
import type { RouteEstimate } from '../../../daemon/core/estimate/route-wait.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import { printedLines } from '../../../daemon/core/outputs/printed.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { PrintJob } from '../../../daemon/core/types/job.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { readScan, scannerCodes } from '../../../daemon/core/types/scan.ts';
import type { ServiceOutcome } from '../../../daemon/core/types/service-outcome.ts';
import { stepsFor } from '../../../daemon/core/visit/route.ts';
import { layout } from '../../../drivers/escpos/layout.ts';
import { fuzhou, start } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';
import { codesOfSlips } from '../../kit/hall/slips.ts';
import { pictureOf } from './paper.ts';

type Taken = { rules?: Rules; bank?: string } & Partial<Event & { kind: 'ticket-issued' }>;

/** The hall after somebody took a ticket for these services. */
function taken(services: readonly string[], { rules = fuzhou, bank, ...more }: Taken = {}): Hall {
  const hall = emptyHall(rules);
  const routes = services.flatMap(id => rules.services.get(id) ?? []);
  const events: Event[] = [
    { kind: 'day-opened', day: '2026-11-24', timeZone: 'Asia/Shanghai' },
    {
      kind: 'ticket-issued',
      ticket: `${routes[0]?.series}023`,
      number: 23,
      scope: '',
      visit: '2026-11-24-23',
      services,
      class: 'normal',
      steps: stepsFor(routes, new Map(bank === undefined ? [] : [['bank', bank]])),
      ahead: 4,
      print: true,
      ...more,
    },
  ];
  for (const event of events) evolve(rules, hall, event, start);
  return hall;
}

function owed(hall: Hall): Exclude<PrintJob, { what: 'closing' | 'queue' }> {
  const job = [...hall.jobs.values()].findLast(({ is }) => is === 'print');
  if (job?.is !== 'print' || !('ticket' in job)) throw new Error('nothing is owed');
  return job;
}

const linesOf = (hall: Hall, rules = fuzhou, again = false, codes = scannerCodes(rules.hall)) =>
  printedLines(rules, hall, owed(hall), { again, codes, slips: codesOfSlips(rules.hall) });
const textsOf = (...given: Parameters<typeof linesOf>) =>
  linesOf(...given).map(line => ('text' in line ? line.text : '---'));

const minute = 60_000;

/** Compared with tests/golden/<name>.txt, on both widths of paper. */
async function looksAs(name: string, hall: Hall, rules = fuzhou): Promise<void> {
  const lines = linesOf(hall, rules);
  const pictures = [
    '58 mm, 32 columns',
    await pictureOf(lines, 32),
    '',
    '80 mm, 48 columns',
    await pictureOf(lines, 48),
    '',
  ];
  await expect(pictures.join('\n')).toMatchFileSnapshot(join('../../golden', `${name}.txt`));
}

describe('a ticket on paper', () => {
  it('of a loan: the way with both banks, the wait, papers and fees', () =>
    looksAs(
      'ticket-loan',
      taken(['loan'], { estimate: { first: [15, 25], route: [35, 60], endsAt: start + 56 * minute } }),
    ));

  it('of a withdrawal in the green channel, with the bank that was chosen at the kiosk', () =>
    looksAs(
      'ticket-withdrawal-green',
      taken(['withdrawal'], {
        bank: 'icbc',
        class: 'green',
        ahead: 0,
        estimate: { first: [0, 0], route: [5, 10], endsAt: start + 25 * minute },
      }),
    ));

  it('on which green is only claimed says that the staff will confirm it, and no more once it was denied', () => {
    const hall = taken(['withdrawal'], { bank: 'icbc', asked: 'green' });
    expect(textsOf(hall)).toContain('绿色通道 待工作人员确认');
    const denied: Event = {
      kind: 'class-set',
      ticket: 'A023',
      class: 'normal',
      counter: '1',
      asked: true,
      denied: true,
    };
    evolve(fuzhou, hall, denied, start);
    expect(textsOf(hall).join(' ')).not.toMatch(/绿色通道|待工作人员确认/);
  });

  it('of several services: one number, one way, each paper once', () => {
    const rules = alsoAsking('advice', ['身份证原件及复印件', '本人银行卡']);
    return looksAs(
      'ticket-several',
      taken(['collection', 'withdrawal', 'advice'], {
        rules,
        bank: 'ccb',
        ahead: 7,
        estimate: { first: [20, 30], route: [45, 70], endsAt: start + 90 * minute },
      }),
      rules,
    );
  });

  it('of a late afternoon, when the hall may not come to the end of it', () =>
    looksAs(
      'ticket-may-not-finish',
      taken(['loan'], {
        ahead: 41,
        estimate: { first: [95, 110], endsAt: start + 180 * minute },
        mayNotFinish: true,
      }),
    ));

  it('of a service whose first counter is not open', () =>
    looksAs('ticket-no-counter', taken(['advice'], { ahead: 0 })));

  it('in English', () => {
    const rules = inEnglish();
    return looksAs(
      'ticket-english',
      taken(['loan'], {
        rules,
        class: 'green',
        estimate: { first: [10, 15], route: [35, 35], endsAt: start + 47 * minute },
      }),
      rules,
    );
  });
});

describe('the code on a ticket', () => {
  const codes = (hall: Hall, rules = fuzhou) =>
    linesOf(hall, rules).flatMap(line => ('qr' in line ? [line.qr] : []));
  const inputs = new Map([...fuzhou.inputs].filter(([, { is }]) => is !== 'scanner'));

  it('names hall, day and number, and what a scanner reads of it is this ticket', () => {
    const [code = ''] = codes(taken(['loan']));
    expect(code).toMatch(/^fuzhou\/2026-11-24\/B023\/[A-Z]{2}$/);
    expect(readScan('fuzhou', code)).toEqual({ hall: 'fuzhou', day: '2026-11-24', ticket: 'B023' });
  });

  it('fits the narrow paper as a code, however long the name of the hall', () => {
    const rules = { ...fuzhou, hall: 'h'.repeat(32) };
    const hall = taken(['loan'], { rules, ticket: 'B123456', number: 123_456 });
    const rows = layout(linesOf(hall, rules), 32).map(row => Buffer.from(row).toString('latin1'));
    expect(rows.filter(row => row.includes('\x1d(k'))).toHaveLength(1);
  });

  const addresses = {
    areAddresses: true,
    of: (day: string, ticket: string) => `https://q.cn/t/${day}-${ticket}`,
  };
  /** The words over the code, and what stands in it. */
  const codeOn = (rules: Rules, codes = addresses) => {
    const lines = linesOf(taken(['loan'], { rules }), rules, false, codes);
    const at = lines.findIndex(line => 'qr' in line);
    return lines
      .slice(at - 1, at + 1)
      .map(line => ('text' in line ? line.text : 'qr' in line ? line.qr : ''));
  };

  it('is the address for a phone where the hall has one, also without a scanner, and the words over it say so', () => {
    const address = 'https://q.cn/t/2026-11-24-B023';
    expect(codeOn({ ...fuzhou, inputs })).toEqual(['手机扫码，随时看还要等多久', address]);
    expect(codeOn(fuzhou)).toEqual(['手机扫码看进度，过号扫码重排', address]);
    expect(codeOn({ ...fuzhou, mainBoards: [] })).toEqual(['手机扫码看进度，过号扫码重排', address]);
    expect(codeOn(inEnglish())[0]).toBe('Phone: your wait. Reader: rejoin');
    expect(codeOn({ ...inEnglish(), inputs })[0]).toBe('Your wait on your phone: scan');
  });

  it('has its words in one row of the narrow paper, in either language', () => {
    for (const { phrases } of [fuzhou, inEnglish()])
      for (const name of ['ticket-scan', 'ticket-scan-back', 'ticket-follow', 'ticket-follow-scan'] as const)
        expect(layout([{ text: phrases[name] }], 32).slice(0, -1)).toHaveLength(1);
  });

  it('costs no paper in a hall without a scanner: no code, and no words about it', () => {
    const rules = { ...fuzhou, inputs };
    const hall = taken(['loan'], { rules });
    expect(codes(hall, rules)).toEqual([]);
    expect(textsOf(hall, rules).join()).not.toContain('扫码');
  });
});

describe('the slip of missing papers', () => {
  const lacking = (...missing: number[]): ServiceOutcome[] => [
    { service: 'withdrawal', outcome: 'papers-missing', missing },
  ];
  const sentAway = (rules = fuzhou, services?: ServiceOutcome[], of = ['withdrawal']): Hall => {
    const hall = taken(of, { rules, bank: 'icbc' });
    hall.jobs.clear();
    const events: Event[] = [
      {
        kind: 'visit-queued',
        ticket: 'A023',
        queue: 'approval',
        step: 0,
        joinedAt: start,
        since: start,
        creditMs: 0,
        waitedMs: 0,
      },
      {
        kind: 'visit-called',
        ticket: 'A023',
        counter: '3',
        queue: 'approval',
        waitedMs: 0,
        why: { by: 'priority', priorityMs: 0, earlier: 0 },
      },
      {
        kind: 'step-finished',
        ticket: 'A023',
        counter: '3',
        queue: 'approval',
        outcome: 'papers-missing',
        ...(services !== undefined && { services }),
      },
      { kind: 'visit-done', ticket: 'A023', outcome: 'papers-missing' },
    ];
    for (const event of events) evolve(rules, hall, event, start);
    return hall;
  };

  it('lists the papers named and no others, and says to bring them and take a new ticket', () =>
    looksAs('papers-slip', sentAway(fuzhou, lacking(2))));

  it('of two services, with a line to write on where a paper is no printed one, or none was named', () =>
    looksAs(
      'papers-slip-several',
      sentAway(
        fuzhou,
        [
          { service: 'withdrawal', outcome: 'papers-missing', missing: [0, 1, 3] },
          { service: 'collection', outcome: 'papers-missing' },
        ],
        ['withdrawal', 'collection'],
      ),
    ));

  it('as a return slip says until when, and has the code by which to come back', async () => {
    const slip = (rules: Rules, hall: Hall): Hall => {
      const event: Event = {
        kind: 'return-slip-issued',
        ticket: 'A023',
        counter: '3',
        slip: '2026-11-24-A023-1',
        until: '2026-12-15',
        missing: [
          {
            service: 'withdrawal',
            papers: [
              { number: 0, paper: '' },
              { number: 2, paper: '住房公积金提取申请表' },
            ],
          },
        ],
      };
      evolve(rules, hall, event, start);
      return hall;
    };
    await looksAs('return-slip', slip(fuzhou, sentAway(fuzhou, lacking(0, 2))));
    const english = inEnglish();
    await looksAs('return-slip-english', slip(english, sentAway(english, lacking(0, 2))), english);
    // Without a key it says as before to take a new ticket.
    const hall = slip(fuzhou, sentAway(fuzhou, lacking(2)));
    const noCode = { again: true, codes: scannerCodes('fuzhou'), slips: { of: () => undefined } };
    const texts = printedLines(fuzhou, hall, owed(hall), noCode).flatMap(line =>
      'text' in line ? [line.text] : [],
    );
    expect(texts).toContain('补齐材料后，请带此单重新取号办理');
    expect(texts.join()).not.toContain('2026-12-15');
  });

  it('in English', () => looksAs('papers-slip-english', sentAway(inEnglish(), lacking(0, 2)), inEnglish()));

  it('says nothing of a service that goes on', () => {
    const texts = textsOf(sentAway(fuzhou, lacking(4), ['withdrawal', 'loan']));
    expect(texts).toContain('4. 本人银行卡');
    expect(texts.filter(text => /贷款|收入证明|身份证/.test(text))).toEqual([]);
  });

  it('of a journal that names none lists all of them, as it was printed then', () => {
    expect(textsOf(sentAway()).filter(text => /^\d\. /.test(text))).toHaveLength(4);
  });

  it('is marked when it may have been printed before', () => {
    expect(textsOf(sentAway(), fuzhou, true)).toContain('补打');
    expect(textsOf(sentAway())).not.toContain('补打');
  });
});

describe('the wait on a ticket', () => {
  const waits = (estimate: RouteEstimate | undefined) =>
    textsOf(taken(['loan'], estimate && { estimate })).filter(text =>
      /等候 |无需等候|办完|窗口办理/.test(text),
    );

  it('is a range, or about so much where both ends are the same', () => {
    expect(waits({ first: [5, 10] })).toEqual(['前面等候 4 人', '预计等候 5至10分钟']);
    expect(waits({ first: [40, 40] })).toEqual(['前面等候 4 人', '预计等候 约40分钟']);
  });

  it('is none where a counter is free', () => {
    expect(waits({ first: [0, 0] })).toEqual(['前面等候 4 人', '无需等候']);
  });

  it('is told for the first step alone where a later queue has no open counter', () => {
    expect(waits({ first: [5, 10] })).toEqual(['前面等候 4 人', '预计等候 5至10分钟']);
  });

  it('is not known where no counter is open: the citizen is told, no minutes are printed', () => {
    expect(waits(undefined)).toEqual(['前面等候 4 人', '中心审批暂无窗口办理，请咨询工作人员']);
  });

  it('is followed by when the whole way will be over, to five minutes; nothing of that in an older journal', () => {
    const endsAt = start + 26 * minute;
    const over = dateAndTime(start + 30 * minute, fuzhou.timeZone).slice(-5);
    expect(waits({ first: [0, 0], route: [5, 10], endsAt }).slice(1)).toEqual([
      '无需等候',
      `预计办完 约${over}`,
    ]);
    expect(waits({ first: [0, 0], route: [5, 10] }).slice(1)).toEqual(['无需等候']);
  });

  it('and who stood before it are left out of a reprint, where they are no longer true', () => {
    const hall = taken(['loan'], { estimate: { first: [5, 10], route: [20, 30] } });
    hall.jobs.clear();
    evolve(fuzhou, hall, { kind: 'reprint-asked', ticket: 'B023' }, start);
    const texts = textsOf(hall, fuzhou, true);
    expect(texts).toContain('补打');
    expect(texts.filter(text => text.includes('等候'))).toEqual([]);
  });
});

/** The hall of Fuzhou, in which a service asks for these papers. */
function alsoAsking(id: string, papers: readonly string[]): Rules {
  return changed(fuzhou, { services: { [id]: { papers } } });
}

/** The hall of Fuzhou with English names and words. */
function inEnglish(): Rules {
  const { phrases } = readLocale('config/locales/en.yaml');
  if (phrases === undefined) throw new Error('en.yaml has faults');
  const names = new Map([
    ['approval', 'Centre approval'],
    ['icbc', 'ICBC'],
    ['ccb', 'CCB'],
    ['loan', 'Loan'],
    ['withdrawal', 'Withdrawal'],
  ]);
  const papers = new Map([
    ['loan', ['Identity cards of both spouses', 'Contract of sale and proof of the first payment']],
    ['withdrawal', ['Identity card, original and copy', 'Bank card in your own name']],
  ]);
  const named = <Entry extends { id: string; name: string }>(entries: ReadonlyMap<string, Entry>) =>
    new Map([...entries].map(([id, entry]) => [id, { ...entry, name: names.get(id) ?? entry.name }]));
  const { counters } = changed(fuzhou, { counters: { '0': { name: 'the information desk' } } });
  return {
    ...fuzhou,
    name: 'Fuzhou Housing Provident Fund Centre',
    phrases,
    counters,
    queues: named(fuzhou.queues),
    services: new Map(
      [...named(fuzhou.services)].map(([id, service]) => [
        id,
        {
          ...service,
          papers: papers.get(id) ?? [],
          fees: id === 'loan' ? ['Registration of the mortgage: 80 yuan'] : [],
        },
      ]),
    ),
  };
}
