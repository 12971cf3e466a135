/** A hall that is only told by its topics, with the key of its tokens, and somebody who answers what phones order. */
import { generateKeyPairSync } from 'node:crypto';
import * as examples from '../../../daemon/mqtt/schemas/examples.ts';
import { publicKeyOf, tokenOf } from '../../../daemon/phone/token.ts';
import { fullHall, open } from '../display/full-hall.ts';
import { citizenTopics, openTold, type Told, type ToldHall } from '../display/told-hall.ts';
import { answerOrders, type Ordered } from '../told-orders.ts';

export type ToldPhone = {
  told: Told;
  hall: ToldHall;
  /** It says so now, and again and again: on a slow machine a beat may be old before the test is over. */
  beat(state: 'online' | 'offline'): Promise<void>;
  /** Of a ticket of the hall's day, unless another is named. */
  tokenOf(ticket: string, of?: { day?: string; hall?: string }): string;
  /** Where it stands; the rest is as in the examples. */
  visit(ticket: string, body: object | ''): Promise<void>;
  /** Another config: what its `$info` says beside the rest. */
  isNow(more: object): Promise<void>;
  /** Everything that was ordered, in order; `why` among it. */
  ordered: Ordered[];
  /** What is answered from now on; nothing: nobody answers. */
  answers(answer: (order: Ordered) => object | undefined): void;
  close(): Promise<void>;
};

export const day = examples.stateHall.day;

/** `ahead`: who is before whoever asks why. */
export const waits =
  (ahead: number, minutes?: [number, number], more: object = {}) =>
  (order: Ordered) =>
    order.verb === 'why'
      ? {
          ticket: order.args['ticket'],
          place: 'waiting',
          queue: 'approval',
          ahead,
          ...(minutes && { expectedWaitMin: minutes }),
          ...more,
        }
      : {};

export async function openToldPhone(languages = ['zh-CN', 'en']): Promise<ToldPhone> {
  const told = await openTold([...citizenTopics, 'cmd/#', 'rsp/#']);
  const hall = told.hall('fuzhou');
  const { privateKey } = generateKeyPairSync('ed25519');
  const { ordered, answers, close } = await answerOrders(told.url, waits(3, [10, 15]));
  const address = { url: 'https://queue.example.cn', key: publicKeyOf(privateKey) };
  await fullHall(hall, languages, address);
  await open(hall);
  let state = 'online';
  const beats = setInterval(() => void hall.beat(state).catch(() => undefined), 5000);
  return {
    told,
    hall,
    async beat(next) {
      state = next;
      await hall.beat(state);
    },
    tokenOf: (ticket, of = {}) => tokenOf(privateKey, of.hall ?? 'fuzhou', of.day ?? day, ticket),
    visit: (ticket, body) =>
      hall.say(
        `state/visit/${ticket}`,
        body === '' ? '' : { ...examples.stateVisit, ...waiting, ticket, ...body },
      ),
    isNow: more => fullHall(hall, languages, address, more),
    ordered,
    answers,
    async close() {
      clearInterval(beats);
      await close();
      await told.close();
    },
  };
}

/** In the middle of a way through two institutions. */
const waiting = {
  place: 'waiting',
  queue: 'approval',
  counter: undefined,
  step: 0,
  route: [{ queue: 'approval' }, { choice: 'bank', among: ['icbc', 'ccb'] }],
  services: [{ service: 'loan' }],
};
