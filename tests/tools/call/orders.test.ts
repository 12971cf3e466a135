/** `one-ticket call`: an order as words of the command line. */
import { expect, test } from 'vitest';
import { opsVerbs, orders } from '../../../daemon/orders/orders.ts';
import { writtenArg } from '../../../daemon/orders/written-args.ts';
import type { GivenOrder } from '../../../daemon/tools/call/call.ts';
import { ordersProgram } from '../../../daemon/tools/verbs/orders.ts';

function read(...order: string[]): GivenOrder | undefined {
  let given: GivenOrder | undefined;
  const program = ordersProgram(order => {
    given = order;
  });
  for (const one of [program, ...program.commands]) one.configureOutput({ writeErr: () => {} });
  program.parse(order, { from: 'user' });
  return given;
}

/** As one would write it there. */
function wordsOf([name, value]: [string, unknown]): string[] {
  const option = `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
  if (value === true) return [option];
  return value === false ? [] : [option, typeof value === 'string' ? value : JSON.stringify(value)];
}

test.each(opsVerbs.filter(verb => verb !== 'replay'))(
  '%s: its example is an order that can be written',
  verb => {
    const { example } = orders[verb];
    const given = read(verb, ...Object.entries(example).flatMap(wordsOf));
    expect(given?.verb).toBe(verb);
    const where = { today: () => '2026-12-01', by: 'ops' };
    expect(orders[verb].read(given?.args, where)).toEqual(orders[verb].read(example, where));
  },
);

test('a list is written with commas, and numbers in it are numbers', () => {
  expect(writtenArg('take-ticket', 'services', 'withdrawal,loan')).toEqual(['withdrawal', 'loan']);
  expect(writtenArg('take-ticket', 'services', 'withdrawal')).toEqual(['withdrawal']);
  expect(writtenArg('finish', 'missing', '1,3')).toEqual([1, 3]);
});

test('a goal is written as one field, or as JSON', () => {
  expect(writtenArg('transfer', 'to', 'queue=icbc')).toEqual({ queue: 'icbc' });
  expect(writtenArg('transfer', 'to', '{"counter":"3"}')).toEqual({ counter: '3' });
});

test('what an arg does not take in any way is sent as it was written, for the hall to say what is wrong', () => {
  expect(writtenArg('transfer', 'to', 'icbc')).toBe('icbc');
  expect(writtenArg('close-counter', 'force', 'perhaps')).toBe('perhaps');
});

test('a text that looks like a number stays a text where one is expected', () => {
  expect(read('sign-in', '--counter', '1', '--clerk', '12')?.args).toEqual({ counter: '1', clerk: '12' });
  expect(read('notice-set', '--text', '404')?.args).toEqual({ text: '404' });
});

test('what is so when nothing is said has an option for its no', () => {
  expect(read('take-ticket', '--service', 'loan')?.args).toEqual({ service: 'loan', print: true });
  expect(read('take-ticket', '--service', 'loan', '--no-print')?.args).toEqual({
    service: 'loan',
    print: false,
  });
  expect(read('close-counter', '--counter', '1', '--force')?.args).toEqual({ counter: '1', force: true });
});

test('a verb or an option that does not exist is refused', () => {
  expect(() => read('cal-next', '--counter', '1')).toThrow('cal-next');
  expect(() => read('call-next', '--counter', '1', '--tiket', 'A001')).toThrow('--tiket');
  expect(() => read('call-next')).toThrow('--counter');
});
