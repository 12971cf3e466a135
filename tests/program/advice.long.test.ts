/** A level of the surge plan begins in a real hall, and the advice comes from beside it (R9). */
import { test } from 'vitest';
import { standHall } from '../kit/hall/standing-hall.ts';

const withPlan = (text: string) =>
  text
    .replace('\nservices:\n', '  "3": { institution: centre, queues: [approval] }\n$&')
    .concat('\nsurge:\n  levels:\n    attention: { waitingPerCounter: 90 }\n');

test.concurrent('which closed counter to open is told over MQTT, and until it is opened', async ({
  expect,
}) => {
  const hall = await standHall('config/halls/small.yaml', { paced: false, edit: withPlan });
  try {
    await hall.open('1', '2');
    for (let come = 0; come < 10; come += 1)
      await hall.command('take-ticket', { service: 'withdrawal', print: false });
    await hall.command('surge-start', { level: 'attention' });
    await hall.happens('surge-advised');
    const advice = () => hall.ops.last('state/hall')?.['advice'];
    await hall.ops.until(() => advice() !== undefined);
    expect(advice()).toMatchObject({ counter: '3', savedMs: expect.any(Number) });
    await hall.command('open-counter', { counter: '3' });
    await hall.ops.until(() => advice() === undefined);
    await hall.command('call-next', { counter: '3' });
    await hall.happens('visit-called');
  } finally {
    await hall.close();
  }
});
