/** People understand what the hall really shows and says: its own sentences, turned round. */
import { describe, expect, it } from 'vitest';
import { speechText } from '../../../daemon/core/outputs/jobs.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { SpeechJob } from '../../../daemon/core/types/job.ts';
import { clipsOf, namesOf } from '../../../drivers/clips/codec.ts';
import type { Shows } from '../../../simulators/devices/simulator.ts';
import { openBoards } from '../../../simulators/people/boards.ts';
import { openCallWords } from '../../../simulators/people/call-words.ts';
import { isMeant } from '../../../simulators/people/numbers.ts';
import { readTicket } from '../../../simulators/people/paper.ts';
import { configOf, shipped, smallWith, written } from '../../config/hall-files.ts';
import { play, untimed } from '../../kit/hall/play.ts';

const fuzhou = { ...configOf(shipped('fuzhou.yaml')), rules: untimed };
const english = configOf(written(smallWith(['locale: zh-CN', 'locale: en'])));
const both = configOf(written(smallWith(['locale: zh-CN', 'locale: zh-CN\nsecondLocale: en'])));

const named = configOf(
  written(
    smallWith(
      ['locale: zh-CN', 'locale: zh-CN\nsecondLocale: en'],
      ['"1": { inst', '"1": { name: { zh-CN: 二楼咨询台, en: the desk upstairs }, inst'],
    ),
  ),
);

const owed = { id: 'job', begun: false, failures: 0 };
const call = (ticket: string, counter: string): SpeechJob => ({
  ...owed,
  is: 'call',
  ticket,
  counter,
  nth: 1,
});

describe('what is said', () => {
  it.each([
    ['in Chinese', fuzhou, '12'],
    ['in English', english, '2'],
    ['in both languages', both, '2'],
    ['by the name of the counter', named, '1'],
    ['by the number of one without, beside one with a name', named, '2'],
  ])('%s, is heard as the call that it is', (_, { rules }, counter) => {
    for (const ticket of ['A001', 'B120', 'D1000']) {
      const text = speechText(rules, call(ticket, counter));
      expect(openCallWords(rules).said(text), text).toEqual({ number: ticket, counter });
    }
  });

  it('from recordings, word by word, is understood as well', () => {
    const names = '请 号 到 窗口 号窗口 十 A B 零 一 二 三 四 五 六 七 八 九'.split(' ');
    const folder = { names: namesOf(names.map(name => `${name}.wav`)), en: namesOf([], 'en/') };
    for (const [ticket, counter] of [
      ['A001', '3'],
      ['B120', '10'],
      ['A999', '12'],
    ] as const) {
      const clips = clipsOf(folder, speechText(fuzhou.rules, call(ticket, counter)));
      if (!('files' in clips)) throw new Error(`no recording of ${clips.missing.join(', ')}`);
      const heard = clips.files.map(file => file.replace('.wav', '')).join(' ');
      expect(openCallWords(fuzhou.rules).said(heard), heard).toEqual({ number: ticket, counter });
    }
  });

  it('to wait, to keep back, and a notice, are no calls; nor is a counter that there is not', () => {
    const { said } = openCallWords(fuzhou.rules);
    const jobs: SpeechJob[] = [
      { ...owed, is: 'wait', ticket: 'A001', counter: '3', owedAt: 0 },
      { ...owed, is: 'line', counter: '3', owedAt: 0 },
      { ...owed, is: 'notice', text: '现在是办事高峰，请到3号窗口', owedAt: 0 },
      call('A001', '99'),
    ];
    for (const job of jobs) expect(said(speechText(fuzhou.rules, job))).toBeUndefined();
  });
});

describe('what stands on boards', () => {
  /** A hall in which two are called, one of them green, and a board that shows what the hall wants shown. */
  function seen() {
    const hall = play(untimed);
    hall.take('loan', undefined, 'green');
    hall.take('advice');
    hall.give({ verb: 'call-next', counter: '1' });
    hall.give({ verb: 'call-next', counter: '0' });
    hall.give({ verb: 'pause-counter', counter: '2' });
    const shows = (id: string): Shows => ({ lines: boardPicture(untimed, hall.hall, id, hall.now()).lines });
    return openBoards(fuzhou, shows);
  }

  it('on a main board are calls, also that of a green one with its mark', () => {
    expect(seen().callsOf('main-board')).toEqual([
      { number: 'D002', counter: '0' },
      { number: 'B001', counter: '1' },
    ]);
  });

  it('on a main board are calls to a counter by its name', () => {
    const { onMainBoard } = openCallWords(named.rules);
    expect(onMainBoard('D002 请到二楼咨询台')).toEqual({ number: 'D002', counter: '1' });
    expect(onMainBoard('D002 请到2号窗口')).toEqual({ number: 'D002', counter: '2' });
    expect(onMainBoard('D002 请到一楼咨询台')).toBeUndefined();
  });

  it('over a counter is the number called to it, that it is shut, or something else', () => {
    const boards = seen();
    expect(boards.callsOf('board-1')).toEqual([{ number: 'B001', counter: '1' }]);
    expect(boards.plateOf('board-1')).toEqual({ is: 'number', number: 'B001' });
    expect(boards.plateOf('board-2')).toEqual({ is: 'shut' });
    expect(boards.plateOf('board-3')).toEqual({ is: 'nobody' });
    expect(boards.callsOf('board-3')).toEqual([]);
  });

  it('nothing, what a card shows by itself, and zeros after a power cut say nothing of the counter', () => {
    for (const lines of [[], [{ text: '' }], [{ text: '请听工作人员叫号' }], [{ text: '000' }]]) {
      const { plateOf } = openBoards(fuzhou, () => ({ lines }));
      expect(plateOf('board-1'), JSON.stringify(lines)).toBeUndefined();
    }
  });

  it('the answer to a scan is understood where it is too late, and only by whom it means', () => {
    const line = '请准备 A007  A001 过号已超时，请到咨询台';
    const { isTooLate } = openBoards(fuzhou, () => ({ lines: [{ text: line }] }));
    expect([isTooLate('A001'), isTooLate('A007')]).toEqual([true, false]);
  });

  it('and so is that only the desk can help, whomever the hall names for it', () => {
    for (const line of ['A001 已两次过号，请到咨询台', 'A001 已两次过号，请咨询工作人员']) {
      const { isForTheDesk, isTooLate } = openBoards(fuzhou, () => ({ lines: [{ text: line }] }));
      expect([isForTheDesk('A001'), isForTheDesk('A007'), isTooLate('A001')]).toEqual([true, false, false]);
    }
  });
});

it('digits alone mean whoever has them at the end of their number', () => {
  expect(['A001', 'B1001', 'A101'].filter(ticket => isMeant(ticket, '001'))).toEqual(['A001', 'B1001']);
  expect(isMeant('A001', 'B001')).toBe(false);
});

describe('on paper', () => {
  const lines = [
    '大厅',
    'B012',
    '贷款',
    '第1步 中心审批',
    '第2步 工商银行/建设银行',
    '第3步 中心审批',
    '[QR code-of-B012]',
  ];

  it('are the number, what a scanner reads, the service, and how many steps there are', () => {
    const loan = { number: 'B012', scanned: 'code-of-B012', service: 'loan', steps: 3 };
    expect(readTicket(untimed, lines)).toEqual(loan);
    const bare = { number: 'D001', scanned: 'D001', service: undefined, steps: 1 };
    expect(readTicket(untimed, ['D001', '请到咨询台'])).toEqual(bare);
  });

  it('a slip of missing papers, and what is torn off before the number, are no tickets', () => {
    expect(readTicket(untimed, [untimed.phrases['papers-heading'], ...lines])).toBeUndefined();
    expect(readTicket(untimed, ['大厅', 'B0'])).toBeUndefined();
  });
});
