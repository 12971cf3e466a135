import { describe, expect, type TestContext, test } from 'vitest';
import { printerCases } from './printer-cases.ts';
import { printedOf, realPrinter, tcpEnd, ticketOf } from './real-printer.ts';

printerCases('tcp');

async function printer({ onTestFinished }: TestContext, connected = (): void => {}) {
  const one = await realPrinter(data => tcpEnd(data, connected));
  onTestFinished(() => one.close());
  await one.fit({ is: 'ready' });
  return one;
}

describe.concurrent('a network printer', () => {
  test('that ends an idle connection is connected again, and the hall hears nothing of it', async context => {
    const { end, told, until, printer: driver } = await printer(context);
    end.hangUp();
    await until(() => expect(driver.health().reopened).toBe(1));
    const { frames } = driver.health();
    await until(() => expect(driver.health().frames).toBeGreaterThan(frames + 3));
    expect(told).toEqual([{ is: 'fitness', fitness: { is: 'ready' } }]);
  });

  test('prints the ticket that came in the very moment it hung up', async context => {
    const { end, until, printer: driver, outcome, told, tickets } = await printer(context);
    end.hangUp();
    await until(() => expect(driver.health().reopened).toBe(1));
    driver.do({ id: 'A001', lines: ticketOf('A001') });
    expect(driver.health().queueDepth).toBe(1);
    expect(await outcome('A001')).toBe('done');
    expect(tickets()).toEqual([printedOf('A001')]);
    expect(told.map(({ is }) => is)).toEqual(['fitness', 'job-arrived', 'job-ended']);
  });

  test('that stays away is lost, and ready when it is back', async context => {
    const { end, fit, until, fitness, told } = await printer(context);
    end.pullOut();
    await until(() => expect(fitness()).toMatchObject({ is: 'lost' }));
    await end.plugIn();
    await fit({ is: 'ready' });
    expect(told).toHaveLength(3);
  });

  test('that vanished without a word is found by its silence', async context => {
    const { end, fit, printer: driver, told, outcome, inMidTicket } = await printer(context);
    driver.do({ id: 'A001', lines: ticketOf('A001') });
    await inMidTicket();
    end.vanish();
    expect(await outcome('A001')).toBe(
      'failed: link lost: the printer does not answer: look at its power, its cable and its baud rate',
    );
    await fit({ is: 'ready' });
    expect(driver.health().reopened).toBe(1);
    expect(told.filter(what => what.is === 'job-ended')).toHaveLength(1);
  });

  test('whose answer of before a reconnect comes late does not confirm the next ticket with it', async context => {
    let greet = (): void => {};
    const one = await printer(context, () => greet());
    const { end, fit, told, outcome, inMidTicket, printer: driver, tickets, until } = one;
    driver.do({ id: 'A001', lines: ticketOf('A001') });
    await inMidTicket();
    // The fence, as the printer answers it when the rest of the ticket has come out.
    greet = () => end.write(Uint8Array.of(0x00));
    end.pullOut();
    await end.plugIn();
    expect(await outcome('A001')).toMatch(/^failed: /);
    await fit({ is: 'ready' });
    driver.do({ id: 'A002', lines: ticketOf('A002') });
    expect(await outcome('A002')).toBe('done');
    await until(() => expect(tickets().at(-1)).toEqual(printedOf('A002')));
    expect(told.filter(what => what.is === 'job-ended')).toHaveLength(2);
  });
});
