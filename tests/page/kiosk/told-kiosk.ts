/** A hall that is only told by its topics, with several institutions and services in every state, and somebody who answers presses. */
import * as examples from '../../../daemon/mqtt/schemas/examples.ts';
import { open } from '../display/full-hall.ts';
import { citizenTopics, openTold, type Told, type ToldHall } from '../display/told-hall.ts';
import { answerOrders, type Ordered, type ToldOrders } from '../told-orders.ts';

export type ToldKiosk = Pick<ToldOrders, 'ordered' | 'ids' | 'answers'> & {
  told: Told;
  hall: ToldHall;
  /** It says so now, and again and again: on a slow machine a beat may be old before the test is over. */
  beat(state: string, more?: object): Promise<void>;
  /** Another config: what its `$info` says beside the rest. */
  isNow(more: object): Promise<void>;
  close(): Promise<void>;
};

const names = (en: string) => ({ names: { en } });
const institutions = [
  { id: 'centre', name: '住房公积金中心', ...names('Housing Provident Fund Centre') },
  { id: 'icbc', name: '工商银行', ...names('ICBC') },
  { id: 'ccb', name: '建设银行', ...names('CCB') },
];
const queues = [
  { id: 'approval', name: '中心审批', institution: 'centre', ...names('Approval') },
  { id: 'advice', name: '咨询台', institution: 'centre', ...names('Information') },
  { id: 'icbc', name: '工商银行', institution: 'icbc', ...names('ICBC') },
  { id: 'ccb', name: '建设银行', institution: 'ccb', ...names('CCB') },
];
const bank = { choice: 'bank', by: 'ticket', among: ['icbc', 'ccb'], default: 'ask' };
const services = [
  [
    'withdrawal',
    'A',
    '提取公积金',
    'Withdrawal',
    [{ queue: 'approval' }, bank],
    ['身份证原件及复印件', '住房公积金提取申请表', '提取用途证明材料', '本人银行卡'],
  ],
  [
    'loan',
    'B',
    '贷款',
    'Loan',
    [{ queue: 'approval' }, { ...bank, by: 'clerk' }],
    ['夫妻双方身份证及户口簿', '婚姻状况证明', '购房合同及首付款发票', '收入证明'],
  ],
  ['converted', 'E', '商业贷款转公积金贷款', 'Conversion of a loan', [{ queue: 'approval' }], []],
  ['collection', 'C', '单位汇缴', 'Collection', [{ queue: 'approval' }], ['单位介绍信', '经办人身份证']],
  ['advice', 'D', '咨询', 'Advice', [{ queue: 'advice' }], []],
  ['card', 'F', '银行卡', 'Bank card', [{ ...bank, default: 'shortest' }], ['身份证原件']],
  ['deposit', 'G', '存款', 'Deposit', [{ queue: 'ccb' }], []],
] as const;

const info = {
  ...examples.info,
  name: '福州住房公积金管理中心服务大厅',
  ...names('Fuzhou Service Hall'),
  languages: ['zh-CN', 'en'],
  institutions,
  queues: queues.map(queue => ({ ...queue, usualMs: 480_000 })),
  counters: [],
  services: services.map(([id, series, name, en, route, papers]) => ({
    id,
    series,
    name,
    ...names(en),
    route,
    papers,
    fees: [],
  })),
  green: { confirmed: true },
};

/** One number after the other. */
export function numbers(first = 41): (order: Ordered) => object {
  let next = first;
  return () => {
    const ticket = `A${String(next).padStart(3, '0')}`;
    next += 1;
    return { ticket, ahead: 12, expectedWaitMin: [25, 35] };
  };
}

export async function openToldKiosk(): Promise<ToldKiosk> {
  const told = await openTold([...citizenTopics, 'cmd/#', 'rsp/#']);
  const hall = told.hall('fuzhou');
  const orders = await answerOrders(told.url, numbers());
  const isNow = (more: object) => hall.say('$info', { ...info, ...more });
  await isNow({});
  const waits = [
    ['approval', 34, [25, 35]],
    ['advice', 0, [0, 0]],
    ['icbc', 5, [10, 15]],
    ['ccb', 2, undefined],
  ] as const;
  for (const [id, waiting, expectedWaitMin] of waits)
    await hall.say(`state/queue/${id}`, {
      waiting,
      next: [],
      ...(waiting > 0 && { oldestSince: Date.now() - 600_000 }),
      ...(expectedWaitMin && { expectedWaitMin }),
    });
  for (const [id] of services) await hall.say(`state/service/${id}`, { state: 'open' });
  await hall.say('state/service/converted', { state: 'full', code: 'full-today', args: { limit: 60 } });
  const args = { since: `${day} 11:30`, again: `${day} 14:00` };
  await hall.say('state/service/collection', { state: 'closed', code: 'no-tickets-now', args });
  await open(hall);
  let said = { state: 'online', more: {} };
  const say = async () => {
    await hall.beat(said.state, said.more);
  };
  await say();
  const beats = setInterval(() => void say().catch(() => undefined), 5000);
  return {
    told,
    hall,
    ordered: orders.ordered,
    ids: orders.ids,
    answers: orders.answers,
    async beat(state, more = {}) {
      said = { state, more };
      await say();
    },
    isNow,
    async close() {
      clearInterval(beats);
      await orders.close();
      await told.close();
    },
  };
}

const { day } = examples.stateHall;
