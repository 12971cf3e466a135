/** A busy hall that is only told by its topics, with somebody who answers what the desk orders: any state, at once. */
import { onTestFinished } from 'vitest';
import * as examples from '../../../daemon/mqtt/schemas/examples.ts';
import { privateQuestion } from '../../../daemon/mqtt/schemas/question-examples.ts';
import { opsVerbs } from '../../../daemon/orders/orders.ts';
import { fullHall } from '../display/full-hall.ts';
import { citizenTopics, openTold, type ToldHall } from '../display/told-hall.ts';
import { answerOrders, type Ordered, type ToldOrders } from '../told-orders.ts';

const sheet = (title: string, head: string[], row: string[]) => ({
  title,
  troubles: ['25'],
  lines: ['2026-11-30 17:30'],
  tables: [{ title: head[0] ?? '', head, rows: [row, row], words: 1, note: title }],
  notes: [{ label: head[0] ?? '', note: title }],
});
const texts = {
  'zh-CN': sheet('个人情况表 2026-11：陈敏', ['考核项', '人次', '达标率'], ['限时办结', '312', '96.5%']),
  en: sheet('own sheet of 2026-11: 陈敏', ['figure', 'of', 'share'], ['served in time', '312', '96.5%']),
};

/** Of two months and two sheets. */
function toldSheet({ month = '2026-11', person, institution }: Readonly<Record<string, unknown>>): object {
  const sheets = [
    { institution: 'centre', name: '公积金中心' },
    { person: '06', name: '陈敏 (06)' },
  ];
  if (person === undefined && institution === undefined)
    return { months: ['2026-11', '2026-10'], month, sheets };
  return { month, ...sheets[person === undefined ? 0 : 1], texts };
}

const from = Date.UTC(2026, 11, 1, 1, 20);
const booking = {
  booking: 'b1',
  service: 'withdrawal',
  slot: '2026-12-01T09:30',
  code: '7Q2M4KX0ZB',
  from,
  until: from + 55 * 60_000,
};

export type ToldDesk = { url: string; hall: ToldHall; orders: ToldOrders };

const staffTopics = [...citizenTopics, 'alarm/#', 'device/#', 'stat/#', 'private/#', 'cmd/#', 'rsp/#'];

/** Whoever comes may do everything: the hall has no users. */
export const asAnybody = ({ verb, args }: Ordered): object | undefined => {
  if (verb === 'who') return { verbs: opsVerbs };
  if (verb === 'why')
    return {
      ticket: args['ticket'],
      place: 'waiting',
      queue: 'approval',
      ahead: 13,
      expectedWaitMin: [25, 35],
      wentBefore: { green: 2, returned: 1 },
    };
  if (verb === 'bookings')
    return { bookings: [booking, { ...booking, booking: 'b2', ticket: 'A012' }], more: 3, unfound: 2 };
  if (verb === 'book') return { booking };
  if (verb === 'sheet') return toldSheet(args);
  if (verb === 'take-ticket') return { ticket: 'A058', ahead: 34, expectedWaitMin: [40, 55] };
  if (verb === 'device-test')
    return args['device'] === 'pad-1'
      ? { did: 'pad-1 蜂鸣', forMs: 60_000, what: { is: 'pad' } }
      : { did: '已打印测试页', what: { is: 'page' } };
  return {};
};

/** Ends with the test. */
export async function openToldDesk(languages: readonly string[] = ['zh-CN', 'en']): Promise<ToldDesk> {
  const told = await openTold(staffTopics);
  onTestFinished(told.close);
  const hall = told.hall('fuzhou');
  const orders = await answerOrders(told.url, asAnybody);
  onTestFinished(orders.close);
  await fullHall(hall, languages);
  await hall.say('state/hall', { ...examples.stateHall, surge: 'busy' });
  const route = [{ queue: 'approval' }, { choice: 'bank', among: ['icbc', 'ccb'] }];
  const one = { ...examples.stateVisit, step: 0, route };
  await hall.say('state/visit/A033', {
    ...one,
    ticket: 'A033',
    place: 'serving',
    counter: '2',
    asked: 'green',
  });
  await hall.say('state/visit/A041', { ...one, ticket: 'A041', place: 'waiting', counter: undefined });
  await hall.say('state/visit/A029', { ...one, ticket: 'A029', place: 'parked', counter: '2' });
  await hall.say('alarm/unserved-icbc', examples.alarm);
  await hall.say('alarm/device-printer-1', { ...examples.alarm, severity: 'warning', ackedBy: undefined });
  await hall.say('device/printer-1/$state', {
    ...examples.deviceState,
    state: 'lost',
    why: '缺纸：请换一卷 80 毫米热敏纸',
  });
  await hall.say('device/board-1/$state', examples.deviceState);
  await hall.say('device/pad-1/$state', { ...examples.deviceState, kind: 'ff68-pad', verified: false });
  await hall.say('device/pad-1/health', examples.deviceHealth);
  await hall.say('private/follow-up/2026-11-28-f1', examples.privateFollowUp);
  await hall.say('private/question/2026-11-28-q1', privateQuestion);
  await hall.say('private/question/2026-11-28-q2', {
    ...privateQuestion,
    owner: undefined,
    passedTo: '08',
    text: undefined,
    dueAt: undefined,
  });
  const free = Object.fromEntries(
    ['09:00', '09:30', '10:00', '14:00', '14:30'].map((time, nth) => [time, nth] as const),
  );
  await hall.say('state/slots/withdrawal', {
    minutes: 30,
    capacity: 4,
    cutOffMin: 60,
    days: ['2026-12-01', '2026-12-02'].map(day => ({ day, free })),
  });
  await hall.say('stat/day', examples.statDay);
  const beats = setInterval(() => void hall.beat().catch(() => undefined), 5000);
  onTestFinished(() => clearInterval(beats));
  return { url: told.url, hall, orders };
}
