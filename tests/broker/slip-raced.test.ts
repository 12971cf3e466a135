/** R15 over a real broker: one code at two kiosks in one instant. */
import { expect, test } from 'vitest';
import { atBroker, from1To } from '../kit/hall/at-broker.ts';

const races = 5;

test('a return slip that is typed at two kiosks in one instant brings one ticket, and the other is told its place', async () => {
  const at = await atBroker();
  const hall = at.live();
  const watcher = await at.watched('online');
  let nth = 0;
  const order = (verb: string, args: object = {}) => {
    nth += 1;
    return watcher.command(verb, { id: `order-${nth}`, args });
  };
  const given = (verb: string, args: object) => order(verb, { counter: '1', ...args });
  /** Two kiosks whose orders are under way at the same time: neither waits for the answer of the other. */
  const kiosks = await Promise.all([at.watched(), at.watched()]);
  await order('open-day');
  await given('open-counter', {});
  for (const race of from1To(races)) {
    await order('take-ticket', { service: 'withdrawal', print: false });
    await given('call-next', {});
    const finished = await given('finish', { outcome: 'papers-missing', missing: [1] });
    const { code } = (finished['data'] as { slip: { code: string } }).slip;
    const answers = await Promise.all(
      kiosks.map((kiosk, which) =>
        kiosk.command('take-ticket', { id: `race-${race}-${which}`, args: { return: code, print: false } }),
      ),
    );
    const ticket = [...hall.loop.hall.visits.keys()].at(-1) ?? '';
    expect(answers).toContainEqual(
      expect.objectContaining({ status: 'ok', data: expect.objectContaining({ ticket }) }),
    );
    expect(answers).toContainEqual(
      expect.objectContaining({ status: 'rejected', code: 'slip-used', args: { ticket } }),
    );
    await order('abandon', { ticket, reason: 'went home' });
  }
  // One by the press, one by the slip.
  const issued = [...hall.journal.since(0)].filter(({ event }) => event.kind === 'ticket-issued');
  expect(issued).toHaveLength(2 * races);
});
