/** R15 over MQTT: the code of a return slip is answered, brings a number, and stands in nothing that is kept. */
import { beforeEach, describe, expect, it } from 'vitest';
import { reply } from '../../daemon/mqtt/schemas/reply.ts';
import { type ADesk, openDesk } from '../kit/hall/desk.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';

let desk: ADesk;
let nth = 0;
const order = (verb: string, args: object) => {
  nth += 1;
  return desk.command(verb, { id: `order-${nth}`, args });
};
const slip = () => [...desk.hall.hall.returnSlips.keys()][0] ?? '';
const code = () => codesOfSlips(desk.hall.rules.hall).of(slip()) ?? '';

beforeEach(async () => {
  desk = openDesk();
  await order('open-day', {});
  await order('open-counter', { counter: '1' });
  await order('take-ticket', { service: 'withdrawal', print: false });
  await order('call-next', { counter: '1' });
});

const sentAway = () => order('finish', { counter: '1', outcome: 'papers-missing', missing: [1] });

describe('a return slip over MQTT', () => {
  it('is in the answer of finish, with its code and its last day, and a repeat has them too', async () => {
    const args = { counter: '1', outcome: 'papers-missing', missing: [1] };
    const first = await desk.command('finish', { id: 'finish', args });
    const until = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string;
    expect(first).toMatchObject({ status: 'ok', data: { slip: { slip: slip(), code: code(), until } } });
    expect(reply.shape.data.safeParse(first?.data).error, 'it is in the contract').toBeUndefined();
    expect(await desk.command('finish', { id: 'finish', args })).toEqual({ ...first, status: 'duplicate' });
  });

  it('brings a number by its code, typed as people type, and one only', async () => {
    await sentAway();
    const typed = code()
      .toLowerCase()
      .replace(/^(.{5})/, '$1 ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    expect(await order('take-ticket', { return: typed, print: false })).toMatchObject({
      status: 'ok',
      data: { ticket: 'A002', ahead: 0, lines: expect.any(Array) as unknown[] },
    });
    expect(await order('take-ticket', { return: code() })).toMatchObject({
      code: 'slip-used',
      args: { ticket: 'A002' },
    });
  });

  it('with a code that is nobody’s brings none, nor beside a service, and nothing of it is said again', async () => {
    await sentAway();
    const unknown = await order('take-ticket', { return: 'ABCDEFGHJK' });
    expect(unknown).toMatchObject({ status: 'rejected', code: 'slip-unknown' });
    expect(JSON.stringify(unknown)).not.toContain('ABCDEFGHJK');
    const both = await order('take-ticket', { return: code(), service: 'advice' });
    expect(both).toMatchObject({ status: 'rejected', code: 'wrong-type' });
    expect(JSON.stringify(both)).not.toContain(code());
  });

  it('that was lost is found by ticket and day, and told again', async () => {
    await sentAway();
    expect(await order('slip', { ticket: 'A001' })).toMatchObject({
      status: 'ok',
      data: { slip: { slip: slip(), code: code() } },
    });
    expect(await order('slip', { ticket: 'A001', day: '2020-01-01' })).toMatchObject({
      code: 'slip-unknown',
    });
    expect(await order('slip', {})).toMatchObject({ code: 'wrong-type' });
  });

  it('leaves no code in the journal: neither in an event, nor in an answer that is kept', async () => {
    await sentAway();
    const mine = code();
    await order('slip', { ticket: 'A001' });
    await order('take-ticket', { return: mine, print: false });
    const kept = [...desk.journal.replay()].map(entry => JSON.stringify(entry)).join('\n');
    expect(kept).toContain(slip());
    expect(kept).not.toContain(mine);
    for (let one = 1; one <= nth; one += 1)
      expect(JSON.stringify(desk.journal.reply('desk', `order-${one}`) ?? {})).not.toContain(mine);
  });
});
