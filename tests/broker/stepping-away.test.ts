/** A citizen's phone over a real broker: steps away and back, and asks why it is not called yet (R16, R20). */
import { expect, test } from 'vitest';
import { atBroker } from '../kit/hall/at-broker.ts';

const ticket = { service: 'withdrawal', print: false };

test('who waits steps away, is passed over, is told by when to be back, and stands in the queue again', async () => {
  const at = await atBroker();
  at.live();
  const phone = await at.watched('online');
  let nth = 0;
  const order = async (verb: string, args: object = {}) => {
    nth += 1;
    return phone.command(verb, { id: `order-${nth}`, args });
  };
  await order('open-day');
  await order('open-counter', { counter: '1' });
  await order('take-ticket', ticket);
  await order('take-ticket', ticket);
  const tickets = ['A001', 'A002'];
  expect(await order('why', { ticket: tickets[0] })).toMatchObject({
    status: 'ok',
    data: { place: 'waiting', ahead: 0, lines: [expect.stringContaining(tickets[0] ?? '')] },
  });
  expect(await order('step-away', { ticket: tickets[0] })).toMatchObject({ status: 'ok' });
  await phone.until(() => phone.last(`state/visit/${tickets[0]}`)?.['place'] === 'away');
  expect(phone.last('state/queue/approval')).toMatchObject({ waiting: 1, next: [tickets[1]] });
  expect(phone.last('state/hall')).toMatchObject({ totals: { waiting: 1, away: 1 } });
  expect(phone.last(`state/visit/${tickets[0]}`)).not.toHaveProperty('backBy');

  await order('call-next', { counter: '1' });
  await phone.until(() => phone.last(`state/visit/${tickets[0]}`)?.['backBy'] !== undefined);
  expect(phone.last('event/visit-due')).toMatchObject({
    ticket: tickets[0],
    counter: '1',
    queue: 'approval',
  });
  expect(await order('ask', { ticket: tickets[0] })).toMatchObject({
    data: { place: 'away', backBy: expect.any(Number) },
  });

  await order('step-back', { ticket: tickets[0] });
  await phone.until(() => phone.last(`state/visit/${tickets[0]}`)?.['place'] === 'waiting');
  expect(phone.last('event/visit-stepped-back')).toMatchObject({ ticket: tickets[0], due: true });
  expect(await order('step-away', { ticket: tickets[0] })).toMatchObject({
    status: 'rejected',
    code: 'away-once',
  });
});
