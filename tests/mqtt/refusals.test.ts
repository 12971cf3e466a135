/** R17 over MQTT: a refusal, a supervisor's word on it, and the code by which the citizen comes back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../daemon/core/types/events.ts';
import { type ADesk, openDesk } from '../kit/hall/desk.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';

let desk: ADesk;
let nth = 0;
const order = (verb: string, args: object) => {
  nth += 1;
  return desk.command(verb, { id: `order-${nth}`, args });
};
const refuse = (reason?: unknown) => order('finish', { counter: '1', outcome: 'refused', reason });
const [followUp] = ['2026-03-02-f1'];
const note = '张女士的材料其实齐全';

beforeEach(async () => {
  desk = openDesk();
  await order('open-day', {});
  await order('open-counter', { counter: '1' });
  await order('take-ticket', { service: 'withdrawal', print: false });
  await order('call-next', { counter: '1' });
});

describe('a refusal over MQTT', () => {
  it('names a reason of the list, or another in 60 characters, and is not taken without one', async () => {
    expect(await refuse()).toMatchObject({ status: 'rejected', code: 'name-reason' });
    expect(await refuse('很'.repeat(61))).toMatchObject({ status: 'rejected', code: 'wrong-type' });
    expect(await refuse(['限购'])).toMatchObject({ status: 'rejected', code: 'wrong-type' });
    expect(await refuse('限购')).toMatchObject({ status: 'ok' });
    expect(desk.hall.hall.followUps.get(followUp)).toMatchObject({ source: 'refused', reason: '限购' });
  });

  it('overturned, is answered with the slip and its code, and what the supervisor wrote lies apart', async () => {
    await refuse(0);
    expect(await order('follow-up-close', { followUp, note })).toMatchObject({ code: 'review-first' });
    const args = { refusal: followUp, note };
    const first = await desk.command('refusal-overturn', { id: 'overturn', args });
    const slip = '2026-03-02-A001-1-withdrawal';
    const code = codesOfSlips(desk.hall.rules.hall).of(slip);
    expect(first).toMatchObject({ status: 'ok', data: { slip: { slip, code } } });
    expect(await desk.command('refusal-overturn', { id: 'overturn', args })).toEqual({
      ...first,
      status: 'duplicate',
    });
    const closed = [...desk.journal.since(0)].find(({ event }) => event.kind === 'refusal-overturned');
    const { text = '' } = (closed?.event ?? {}) as Partial<Event & { kind: 'refusal-overturned' }>;
    expect(desk.texts.words(text)).toBe(note);
    expect(JSON.stringify([...desk.journal.since(0)])).not.toContain('张女士');
    expect(await order('take-ticket', { return: code, print: false })).toMatchObject({
      status: 'ok',
      data: { ticket: 'A002', ahead: 0 },
    });
  });

  it('leaves nothing of a word that was not taken', async () => {
    await order('refusal-confirm', { refusal: 'nobody', note });
    await refuse(0);
    await order('refusal-confirm', { refusal: followUp, note });
    expect(await order('erase', { of: 'nobody' })).toMatchObject({ code: 'unknown-text' });
    expect(await order('erase', { of: followUp })).toMatchObject({ status: 'ok' });
  });

  it.each(['refusal-confirm', 'refusal-overturn'])(
    '%s repeats nothing of a note that is too long',
    async verb => {
      await refuse(0);
      const answer = await order(verb, { refusal: followUp, note: note.repeat(100) });
      expect(answer).toMatchObject({ status: 'rejected', code: 'wrong-type' });
      expect(JSON.stringify(answer)).not.toContain(note);
    },
  );
});
