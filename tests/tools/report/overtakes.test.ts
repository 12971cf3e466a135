import { expect, it } from 'vitest';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { come } from './figures-of.ts';

/** The desk has somebody in hand, and one waits who came first. */
function desk(): Play {
  const hall = play(untimed, ['0']);
  hall.take('advice');
  hall.press('0', 'next', 'start');
  hall.take('advice');
  hall.wait(60);
  return hall;
}

it('an overtake is told with its cause: green and an appointment by their weight, a number by who called it', () => {
  const hall = desk();
  hall.take('advice', undefined, 'green');
  hall.wait(600);
  hall.press('0', 'next');
  come({ 'overtakes queue advice': 1, 'overtakes-green queue advice': 1 })(hall);
  hall.press('0', 'start');
  hall.take('advice', undefined, 'appointment');
  hall.wait(3600);
  hall.press('0', 'next', 'start');
  come({ overtakes: 2, 'overtakes-appointment': 1 })(hall);
  hall.wait(60);
  const ticket = hall.take('advice');
  hall.press('0', 'finish');
  hall.give({ verb: 'call-number', counter: '0', ticket, reason: 'asked for' });
  come({ overtakes: 3, 'overtakes-desk': 1, 'overtakes-desk institution centre': 1 })(hall);
});

it('who was here before goes before others by their credit, and is told as returned', () => {
  const hall = play(untimed, ['1', '7']);
  const first = hall.take('loan', 'icbc');
  hall.wait(900);
  hall.press('1', 'next', 'start', 'finish');
  // The papers come back from the bank for the seal, beside one who came meanwhile.
  hall.press('7', 'next', 'start');
  hall.take('loan', 'icbc');
  hall.wait(60);
  hall.press('7', 'finish');
  hall.press('1', 'next');
  expect(hall.inHand('1')).toBe(first);
  come({ overtakes: 1, 'overtakes-returned': 1 })(hall);
});

it('who is called in the order in which they came overtakes nobody, and a call that was taken back is no overtake', () => {
  const hall = desk();
  hall.press('0', 'finish');
  hall.press('0', 'next');
  come({ overtakes: 0 })(hall);
  hall.press('0', 'start');
  hall.take('advice');
  hall.wait(60);
  hall.take('advice', undefined, 'green');
  hall.wait(600);
  hall.press('0', 'next');
  come({ overtakes: 1 })(hall);
  hall.press('0', 'undo');
  come({ overtakes: 0 })(hall);
});

it('after two of the green channel in a row who waits long goes before a third who came earlier, by turn', () => {
  const hall = play(untimed, ['0']);
  hall.take('advice');
  hall.press('0', 'next', 'start');
  for (let green = 0; green < 3; green += 1) hall.take('advice', undefined, 'green');
  hall.wait(60);
  const normal = hall.take('advice');
  hall.wait(30 * 60);
  for (let nth = 0; nth < 3; nth += 1) hall.press('0', 'next', 'start');
  expect(hall.inHand('0')).toBe(normal);
  come({ overtakes: 1, 'overtakes-guard': 1 })(hall);
});
