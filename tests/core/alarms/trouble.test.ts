/** What is wrong with the shell around the hall. */
import { expect, it } from 'vitest';
import { says } from '../../../daemon/core/types/alarm-message.ts';
import { alarmIn, type Play, play, untimed } from '../../kit/hall/play.ts';

const tell = (hall: Play, text?: string, severity: 'warning' | 'critical' = 'warning') =>
  hall.give({
    verb: 'tell-trouble',
    alarm: 'copy-failing',
    severity,
    ...(text !== undefined && { message: says('as-written', { text }) }),
  });
const alarm = (hall: Play) => alarmIn(hall.hall, 'copy-failing');

it('a trouble that stands takes its new reason; it is still the same, from the same time, seen by the same', () => {
  const hall = play(untimed);
  expect(tell(hall, 'no medium')).toEqual(['alarm-raised']);
  hall.give({ verb: 'alarm-ack', alarm: 'copy-failing', by: 'ops' });
  const seen = alarm(hall);
  hall.pass(3600);
  expect(tell(hall, 'no medium')).toEqual([]);
  expect(tell(hall, 'the medium is full', 'critical')).toEqual(['alarm-raised']);
  expect(alarm(hall)).toEqual({
    ...seen,
    args: { text: 'the medium is full' },
    text: 'the medium is full',
    severity: 'critical',
  });
  expect(seen).toMatchObject({ count: 1, ackedBy: 'ops' });
});

it('a trouble that is over and comes again is a second one', () => {
  const hall = play(untimed);
  tell(hall, 'no medium');
  expect(tell(hall)).toEqual(['alarm-cleared']);
  expect(tell(hall)).toEqual([]);
  tell(hall, 'the medium is full');
  expect(alarm(hall)).toMatchObject({ count: 2 });
});
