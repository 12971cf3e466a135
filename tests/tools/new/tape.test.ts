/** Going back in an interview: who is asked what again, and what is proposed then. */
import { beforeEach, expect, test } from 'vitest';
import {
  fromTape,
  isKnown,
  newTape,
  onceOnTape,
  onTape,
  type Tape,
  takeBack,
} from '../../../daemon/tools/new/tape.ts';

/** What the technician types, one after the other; `<`: the key that goes back. */
let typed: string[];
/** Every question that was asked, with what was proposed. */
let asked: string[];
let found: number;
let tape: Tape;
beforeEach(() => {
  [typed, asked, found, tape] = [[], [], 0, newTape()];
});

const ask = (question: string, usual = '') =>
  fromTape<string>(question, undone => {
    asked.push(`${question}: ${undone ?? usual}`);
    const answer = typed.shift() ?? '';
    if (answer === '<') return Promise.reject(Object.assign(new Error('back'), { name: 'AbortPromptError' }));
    return Promise.resolve(answer === '' ? (undone ?? usual) : answer);
  });

const hall = () =>
  onTape(tape, async () => {
    const name = await ask('name', 'Hall');
    const ports = await onceOnTape('found', () => Promise.resolve((found += 1)));
    const kind = await ask('kind', 'pad');
    return [name, ports, kind, kind === 'board' ? await ask('width', '96') : await ask('key', 'ok')];
  });

test('who goes back is asked the question before again, with its answer, and what follows with theirs', async () => {
  typed = ['Town', 'board', '<', '<', '', '', '64'];
  expect(await hall()).toEqual(['Town', 2, 'board', '64']);
  expect(asked).toEqual([
    'name: Hall',
    'kind: pad',
    'width: 96',
    'kind: board',
    'name: Town',
    'kind: board',
    'width: 96',
  ]);
});

test('another answer than before proposes nothing that came after the old one', async () => {
  typed = ['Town', 'board', '64'];
  await hall();
  takeBack(tape);
  typed = ['<', 'keypad', ''];
  expect(await hall()).toEqual(['Town', 1, 'keypad', 'ok']);
  expect(asked.slice(3)).toEqual(['width: 64', 'kind: board', 'key: ok']);
  // Nor where the next question is the same one.
  typed = ['<', '<', 'Mall', ''];
  takeBack(tape);
  await hall();
  expect(asked.slice(-2)).toEqual(['kind: pad', 'key: ok']);
});

test('what the computer found is not looked for again by who goes back after it, and before the first question there is none', async () => {
  typed = ['', '', '<', '<', '<'];
  expect(await hall()).toBeUndefined();
  expect(asked).toEqual(['name: Hall', 'kind: pad', 'key: ok', 'kind: pad', 'name: Hall']);
  expect(found).toBe(1);
  expect(takeBack(tape)).toBe(false);
});

test('what was told on the way is known while it is gone through again, and only then', async () => {
  const known: boolean[] = [];
  const section = () =>
    onTape(tape, async () => {
      await ask('one');
      known.push(isKnown());
      await ask('two');
      known.push(isKnown());
      return ask('three');
    });
  typed = ['1', '2', '<', '2', '3'];
  await section();
  expect(known).toEqual([false, false, false, false]);
  typed = ['3'];
  tape.answered.pop();
  await section();
  expect(known.slice(4)).toEqual([true, false]);
});

test('a fault is none that goes back', async () => {
  const gone = Object.assign(new Error('left'), { name: 'ExitPromptError' });
  await expect(onTape(tape, () => Promise.reject(gone))).rejects.toBe(gone);
});
