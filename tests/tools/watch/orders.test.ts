import { expect, test } from 'vitest';
import { commandClient } from '../../../daemon/mqtt/client/command-client.ts';
import type { Remark } from '../../../daemon/tools/watch/model/view.ts';
import { openOrders } from '../../../daemon/tools/watch/orders.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const order = { hall: 'fuzhou', verb: 'call-next', args: { counter: '1' }, says: 'call next at counter 1' };

function desk(user?: string) {
  const published: { topic: string; body: Record<string, unknown> }[] = [];
  const told: Remark[] = [];
  const { timers, advance } = virtualTimers();
  const commands = commandClient({ name: 'watch-1', user }, (topic, payload) =>
    published.push({ topic, body: JSON.parse(payload) }),
  );
  const orders = openOrders(commands, { timers, wall: () => 5000 }, what => told.push(what));
  const answer = (body: object) => {
    const id = String(published.at(-1)?.body['id']);
    commands.hear(`one-ticket/v1/fuzhou/rsp/${user === undefined ? '' : `${user}/`}watch-1/${id}`, {
      id,
      ...body,
    });
  };
  return { published, told, orders, advance, answer };
}

test('an order goes to cmd/<verb>, expires by the clock of the hall, and its answer is told', () => {
  const { published, told, orders, answer } = desk();
  orders.give(order, 3_600_000);
  expect(published).toMatchObject([
    {
      topic: 'one-ticket/v1/fuzhou/cmd/call-next',
      body: { client: 'watch-1', args: { counter: '1' }, ts: 5000, expires: 5000 + 3_600_000 + 10_000 },
    },
  ]);
  answer({ status: 'ok', code: 'ok' });
  answer({ status: 'ok', code: 'ok' });
  expect(told).toEqual([{ text: 'call next at counter 1: done', how: 'well' }]);
});

test('with a user it goes to cmd/<verb>/<user>, and the answer comes below the name of the user', () => {
  const { published, told, orders, answer } = desk('wall');
  orders.give(order, 0);
  expect(published).toMatchObject([
    { topic: 'one-ticket/v1/fuzhou/cmd/call-next/wall', body: { client: 'watch-1' } },
  ]);
  answer({
    status: 'rejected',
    code: 'not-allowed',
    message: 'wall is a viewer and may not call-next\u001b[2J',
  });
  expect(told).toEqual([
    {
      text: 'call next at counter 1: REFUSED, not-allowed: wall is a viewer and may not call-next [2J',
      how: 'badly',
    },
  ]);
});

test('a repeat that the broker made is told as what it repeats', () => {
  const { told, orders, answer } = desk();
  orders.give(order, 0);
  answer({ status: 'duplicate', code: 'ok' });
  orders.give(order, 0);
  answer({ status: 'duplicate', code: 'nobody-waiting', message: 'nobody waits' });
  expect(told.map(({ how }) => how)).toEqual(['well', 'badly']);
});

test('an order that nobody answers is told once, and an answer after that is not', async () => {
  const { told, orders, advance, answer } = desk();
  orders.give(order, 0);
  await advance(10_000);
  answer({ status: 'ok', code: 'ok' });
  expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('NO ANSWER within 10 s')]);
});

test('with the connection go the answers that are waited for', async () => {
  const { told, orders, advance } = desk();
  orders.give(order, 0);
  orders.lost();
  orders.lost();
  await advance(60_000);
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringContaining('the connection was lost before an answer'),
  ]);
});
