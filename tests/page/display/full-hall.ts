/** A morning in a hall with much to show: long names, many calls, who missed theirs, and notices. */
import * as examples from '../../../daemon/mqtt/schemas/examples.ts';
import { statePower } from '../../../daemon/mqtt/schemas/power-examples.ts';
import type { ToldHall } from './told-hall.ts';

const minutesAgo = (minutes: number): number => Math.round(Date.now() - minutes * 60_000);

const institutions = {
  centre: '福州住房公积金管理中心',
  icbc: '中国工商银行股份有限公司福州鼓楼支行',
  ccb: '建设银行',
};

const queues = [
  ['advice', '咨询台', 'centre', 3, [0, 10], ['D021', 'D022']],
  ['approval', '中心审批', 'centre', 34, [25, 35], ['A041', 'C044', 'B046']],
  ['loans', '异地贷款与商业贷款转公积金贷款联合受理', 'centre', 12, [40, 60], ['L007']],
  ['icbc', '工商银行', 'icbc', 5, [10, 15], ['A020', 'A023', 'C025']],
  ['ccb', '建设银行', 'ccb', 2, undefined, ['B018']],
  ['unit', '单位业务', 'centre', 0, [0, 0], []],
  ['archive', '档案查询', 'centre', 1, [0, 5], []],
] as const;

/** counter, ticket, place, how many minutes ago, institution */
const hands = [
  ['3', 'A038', 'called', 0.2, 'centre'],
  ['12', 'B016', 'called', 0.9, 'ccb'],
  ['7', 'A019', 'serving', 1.5, 'icbc'],
  ['1', 'C031', 'serving', 3, 'centre'],
  ['5', 'L006', 'serving', 9, 'centre'],
  ['2', 'A033', 'serving', 12, 'centre'],
  ['0', 'D020', 'serving', 14, 'centre'],
] as const;

/** What some are called in English; the counter of the desk has a name of its own. */
const inEnglish: Readonly<Record<string, string>> = {
  icbc: 'ICBC',
  approval: 'Approval',
  centre: 'The Centre',
};
const namesOf = (id: string) => (inEnglish[id] === undefined ? {} : { names: { en: inEnglish[id] } });
const desk = { '5': { name: '咨询台', names: { en: 'Information' } } };

/** `phone`: where its tickets have pages of their own, and the key that proves them; `more`: of `$info`. */
export async function fullHall(
  hall: ToldHall,
  languages: readonly string[],
  phone?: { url: string; key: string },
  more: object = {},
): Promise<void> {
  const info = infoWith(languages, { institutions, queues, hands, names: desk });
  await hall.say('$info', { ...info, ...(phone && { phone }), ...more });
  for (const [id, , , waiting, expectedWaitMin, next] of queues) {
    const oldestSince = waiting > 0 ? { oldestSince: minutesAgo(20) } : {};
    await hall.say(`state/queue/${id}`, {
      waiting,
      ...oldestSince,
      next,
      ...(expectedWaitMin && { expectedWaitMin }),
    });
  }
  for (const [id, ticket, place, minutes] of hands) {
    await call(hall, { counter: id, ticket, place, since: minutesAgo(minutes) });
  }
  for (const ticket of ['A012', 'B009', 'C027', 'D011']) await missed(hall, ticket);
  await open(hall, [
    '今日下午三点系统升级，公积金提取业务暂停办理约二十分钟，给您带来不便敬请谅解',
    '请勿在大厅内吸烟',
  ]);
  await hall.beat();
}

type Parts = {
  institutions: Readonly<Record<string, string>>;
  queues: readonly (readonly [id: string, name: string, institution: string, ...rest: unknown[]])[];
  hands: readonly (readonly [counter: string, ticket: string, place: string, ago: number, of: string])[];
  /** Of counters. */
  names?: Readonly<Record<string, { name: string; names?: Readonly<Record<string, string>> }>>;
};

function infoWith(
  languages: readonly string[],
  { institutions, queues, hands, names = {} }: Parts,
  name = '福州住房公积金管理中心服务大厅',
) {
  return {
    ...examples.info,
    name,
    languages,
    institutions: Object.entries(institutions).map(([id, name]) => ({ id, name, ...namesOf(id) })),
    queues: queues.map(([id, name, institution]) => ({
      id,
      name,
      ...namesOf(id),
      institution,
      usualMs: 480_000,
    })),
    counters: hands.map(([id, , , , institution]) => ({
      id,
      ...names[id],
      institution,
      queues: ['approval'],
      backup: [],
    })),
    desks: Object.keys(names),
  };
}

/** More than fits anywhere: every name as long as it may be, every counter busy, and half the hall has missed its call. */
export async function crowdedHall(hall: ToldHall, languages: readonly string[]): Promise<void> {
  const long = (what: string) => `${what}${'住房公积金管理中心'.repeat(7)}`.slice(0, 60);
  const word = 'Donaudampfschifffahrtsgesellschaftskapitaen '.repeat(2).slice(0, 60).trim();
  const of = ['centre', 'bank'] as const;
  const many = Array.from({ length: 24 }, (_, index) => index);
  const longQueues = many.map(
    index => [`queue-${index}`, index % 3 === 0 ? word : long(`${index}`), of[index % 2] ?? 'bank'] as const,
  );
  const longHands = many.map(index => {
    const place = index % 3 === 0 ? 'called' : 'serving';
    return [`window-${index}`, `W${1000 + index}`, place, index, of[index % 2] ?? 'bank'] as const;
  });
  const parts = {
    institutions: { centre: long('中心'), bank: word },
    queues: longQueues,
    hands: longHands,
    names: {
      'window-0': { name: long('咨询').slice(0, 30), names: { en: word.slice(0, 30) } },
      'window-3': { name: '咨询台', names: { en: 'the information desk' } },
      'window-6': { name: word.slice(0, 30) },
    },
  };
  await hall.say('$info', infoWith(languages, parts, long('大厅')));
  for (const [id] of longQueues) {
    const oldestSince = minutesAgo(200);
    const next = ['W1041', 'W1044', 'W1046'];
    await hall.say(`state/queue/${id}`, { waiting: 1234, oldestSince, next, expectedWaitMin: [185, 240] });
  }
  for (const [counter, ticket, place, minutes] of longHands)
    await call(hall, { counter, ticket, place, since: minutesAgo(minutes) });
  for (const index of many) await missed(hall, `W${2000 + index}`);
  for (const index of many) await due(hall, `W${3000 + index}`);
  await open(hall, [long('通知').repeat(4).slice(0, 200), `${word} ${word} ${word}`]);
  await hall.beat();
}

/** Nobody waits, and nobody was called; the power has failed. */
export async function emptyHall(hall: ToldHall, languages: readonly string[]): Promise<void> {
  await hall.say('$info', infoWith(languages, { institutions, queues, hands }));
  for (const [id] of queues) await hall.say(`state/queue/${id}`, { waiting: 0, next: [] });
  await open(hall, [], statePower);
  await hall.beat();
}

/** `power`: how far a power cut is (R21). */
export function open(hall: ToldHall, notices: readonly string[] = [], power?: object): Promise<void> {
  const { notices: _, power: __, ...state } = examples.stateHall;
  return hall.say('state/hall', {
    ...state,
    ...(notices.length > 0 && { notices: notices.map(text => ({ text })) }),
    power,
  });
}

export function call(
  hall: ToldHall,
  {
    counter,
    ticket,
    place = 'called',
    since = Date.now(),
  }: {
    counter: string;
    ticket: string;
    place?: 'called' | 'serving';
    since?: number;
  },
): Promise<void> {
  return hall.say(`state/counter/${counter}`, {
    ...examples.stateCounter,
    place,
    ticket,
    since,
  });
}

export function missed(hall: ToldHall, ticket: string): Promise<void> {
  return hall.say(`state/visit/${ticket}`, { ...examples.stateVisit, ticket, place: 'missed' });
}

/** Away, and its turn has come. */
export function due(hall: ToldHall, ticket: string): Promise<void> {
  const backBy = Date.now() + 1_800_000;
  return hall.say(`state/visit/${ticket}`, { ...examples.stateVisit, ticket, place: 'away', backBy });
}
