/**
 * The whole hall of config/halls/small.yaml: the daemon as the box runs it, and each of its ports a USB adapter (a printer:
 * usblp) of this kernel, with the simulated devices behind them.
 */
import assert from 'node:assert/strict';
import { closeSync, existsSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { realTimers } from '../../../simulators/stage/clock.ts';
import { type PortOwner, stage } from '../../../simulators/stage/stage.ts';
import { standHall } from '../../kit/hall/standing-hall.ts';
import { makeGadget, printerFunction } from '../gadget.ts';
import { type Plug, plugOf } from './plug.ts';
import { print, prove, until } from './told.ts';

/** Those of the gadget of Linux, in whose place no maker's driver steps in. */
const linuxGadget = { vendor: '0x0525', adapter: '0xa4a6', printer: '0xa4a8' } as const;
const byId = (serial: string) => `/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_${serial}-if00-port0`;
const printerFile = '/dev/one-ticket/printer-PRNT0001';
/** What people may see wrong after a plug was put back. */
const rightWithinMs = 2000;
/** Of a printer that is asked first whether all of the torn ticket has gone its way: it may not take all of its `replyWithin`. */
const clearWithinMs = 3500;

/** An adapter as the config names it. */
function adapter(socket: number, serial: string): Plug {
  const named = { maker: 'FTDI', product: 'FT232R USB UART', serial };
  const gadget = makeGadget({
    socket,
    vendor: linuxGadget.vendor,
    product: linuxGadget.adapter,
    named,
    functions: { 'gser.usb0': {} },
  });
  return plugOf(gadget, `/dev/ttyGS${gadget.endOf('gser.usb0')}`);
}

function usbPrinter(socket: number): Plug {
  const gadget = makeGadget({
    socket,
    vendor: linuxGadget.vendor,
    product: linuxGadget.printer,
    named: { maker: 'Hall Works', product: 'P58', serial: 'PRNT0001' },
    functions: { 'printer.usb0': printerFunction },
  });
  return plugOf(gadget, '/dev/g_printer0');
}

// usbserial's own driver takes what no maker's does, once it is told its numbers.
writeFileSync('/sys/bus/usb-serial/drivers/generic/new_id', '0525 a4a6');
const pads = adapter(0, 'PADS0001');
const boards = adapter(1, 'BRDS0001');
const printer = usbPrinter(2);
const voice = adapter(3, 'VOIC0001');
const kiosk = adapter(4, 'KIOS0001');
const plugs: Record<string, Plug> = {
  pads,
  boards,
  'printer-1': printer,
  'voice-1': voice,
  'kiosk-1': kiosk,
};

function plugAt(of: PortOwner): Plug {
  const plug = plugs['line' in of ? of.line : of.device];
  if (plug === undefined) throw new Error(`no plug is made for ${JSON.stringify(of)}`);
  return plug;
}

const hall = await standHall('config/halls/small.yaml', {
  edit: text => text.replace(`serial: ${byId('PRNT0001')}`, `file: ${printerFile}`),
  onItsOwnPorts: config =>
    stage(config, { timers: realTimers, paced: true, openPort: (on, of) => plugAt(of).open(on) }),
});
for (const plug of Object.values(plugs)) await plug.plugIn();
const devices = [...hall.config.devices.keys()];
await hall.open('1', '2');
for (const device of devices) await hall.untilDevice(device, 'ready');
print('the hall is open, and all of its devices are ready');

const lcd = () => String(hall.stage.shows('pad-1')?.['lcd']);
const called = (ticket: string) => hall.happens('visit-called', { ticket });
const isPrinted = (ticket: string) =>
  hall.events().some(({ kind, ticket: of }) => kind === 'ticket-printed' && of === ticket);

async function take(ticket: string): Promise<void> {
  await hall.pressMs('advice');
  await until(`${ticket} is printed`, () => isPrinted(ticket));
}

async function order(verb: string, args: Record<string, unknown>): Promise<void> {
  const reply = await hall.command(verb, args);
  assert.equal(reply['status'], 'ok', JSON.stringify(reply));
}

/** Plugs it in; how long after that it had its name, and everything was right. */
async function putBack(plug: Plug, name: string, isRight: () => boolean) {
  const startedMs = performance.now();
  const sinceMs = () => Math.round(performance.now() - startedMs);
  await plug.plugIn();
  await until(`${name} is there`, () => existsSync(name));
  const namedMs = sinceMs();
  return {
    async right(): Promise<Right> {
      await until(`${name} is right`, isRight);
      return { namedMs, rightMs: sinceMs() };
    },
  };
}
type Right = { namedMs: number; rightMs: number };

/** The longest of them; fails when one was too long. */
function soonEnough(what: string, all: readonly Right[]): string {
  const [namedMs, rightMs] = [
    Math.max(...all.map(one => one.namedMs)),
    Math.max(...all.map(one => one.rightMs)),
  ];
  const figures = `${what} right within ${rightMs} ms, of which the kernel and udev had ${namedMs} ms at most`;
  assert.ok(rightMs <= rightWithinMs, figures);
  return figures;
}

await prove('swapped', async () => {
  for (const ticket of ['D001', 'D002']) await take(ticket);
  hall.press('pad-1', 'next');
  await called('D001');
  await until('board and pad show it', () => hall.board('1').includes('D001') && lcd() === '001001');
  const names = [byId('PADS0001'), byId('BRDS0001')];
  const ofBoards: Right[] = [];
  const ofPads: Right[] = [];
  for (const [inHand, next] of [
    ['D002', 'D003'],
    ['D003', 'D004'],
    ['D004', 'D005'],
  ] as const) {
    const before = names.map(name => realpathSync(name));
    // The one with the higher number first: it gets the lower.
    const padsFirst = before.toSorted()[1] === before[0];
    pads.unplug();
    boards.unplug();
    await hall.untilDevice('pad-1', 'lost');
    await hall.untilDevice('board-1', 'lost');
    await order('finish', { counter: '1' });
    await order('call-next', { counter: '1' });
    await take(next);
    const putBackPads = () => putBack(pads, byId('PADS0001'), () => lcd() === `001${inHand.slice(1)}`);
    const early = padsFirst ? await putBackPads() : undefined;
    const board = await putBack(boards, byId('BRDS0001'), () => hall.board('1').includes(inHand));
    const pad = early ?? (await putBackPads());
    const [boardRight, padRight] = await Promise.all([board.right(), pad.right()]);
    ofBoards.push(boardRight);
    ofPads.push(padRight);
    assert.deepEqual(
      names.map(name => realpathSync(name)),
      before.toReversed(),
    );
  }
  return `${soonEnough('boards', ofBoards)}; ${soonEnough('pads', ofPads)}`;
});

await prove('renumbered', async () => {
  const name = byId('PADS0001');
  const before = realpathSync(name);
  // Somebody who holds on to the old number keeps it from being given again.
  const held = openSync(before, 'r+');
  pads.unplug();
  await hall.untilDevice('pad-1', 'lost');
  await order('finish', { counter: '1' });
  const pad = await putBack(pads, name, () => lcd() === '001   ');
  const figures = soonEnough('it was', [await pad.right()]);
  const after = realpathSync(name);
  assert.notEqual(after, before);
  closeSync(held);
  hall.press('pad-1', 'next');
  await called('D005');
  await until('board and pad show it', () => hall.board('1').includes('D005') && lcd() === '000005');
  const calls = hall.events().filter(({ kind }) => kind === 'visit-called');
  assert.deepEqual(
    calls.map(({ ticket }) => ticket),
    ['D001', 'D002', 'D003', 'D004', 'D005'],
  );
  return `${before} became ${after}; ${figures}`;
});

/** What came out of the printer for it: whole papers, and torn ones. */
function papersOf(ticket: string) {
  // Every ticket of this service has as many lines; one that is marked has one more.
  const [first] = hall.tickets();
  const papers = hall.tickets().filter(lines => lines.join(' ').includes(ticket));
  const whole = papers.filter(({ length }) => length >= (first?.length ?? 0));
  const marked = whole.filter(lines => lines.join(' ').includes('补打'));
  return { papers, whole: whole.length, marked: marked.length };
}

/** A ticket is taken, and the printer pulled out as soon as it is so; then put back. What came of it, in words. */
async function pullInTicket(ticket: string, isSo: (heard: Buffer) => boolean): Promise<string> {
  let isPulled = false;
  let heard = Buffer.alloc(0);
  hall.stage.onWire(chunk => {
    if (isPulled || chunk.device !== 'printer-1' || chunk.dir !== 'rx' || !('hex' in chunk)) return;
    heard = Buffer.concat([heard, Buffer.from(chunk.hex, 'hex')]);
    if (!isSo(heard)) return;
    isPulled = true;
    printer.unplug();
  });
  await hall.pressMs('advice');
  await until('the printer is pulled out', () => isPulled);
  await hall.untilDevice('printer-1', 'lost');
  const startedMs = performance.now();
  const back = await putBack(printer, printerFile, () => hall.deviceState('printer-1') === 'ready');
  const { namedMs, rightMs } = await back.right();
  assert.ok(rightMs < clearWithinMs, `${ticket}: the printer was ready after ${rightMs} ms`);
  await until(`${ticket} is printed`, () => isPrinted(ticket));
  const printedMs = Math.round(performance.now() - startedMs);
  // One more comes out behind it: whatever may still come of this one has come.
  await take(`D${String(Number(ticket.slice(1)) + 1).padStart(3, '0')}`);
  const { papers, whole, marked } = papersOf(ticket);
  const kinds = hall.events().flatMap(({ ticket: of, kind }) => (of === ticket ? [String(kind)] : []));
  const events = kinds.filter(kind => kind.startsWith('ticket-print'));
  const told = `${JSON.stringify(papers)} ${JSON.stringify(events)}`;
  assert.ok(whole >= 1, `it is lost: ${told}`);
  assert.ok(whole - marked <= 1, `two of them look like the one: ${told}`);
  assert.equal(events.filter(kind => kind === 'ticket-printed').length, 1, told);
  assert.ok(events.includes('ticket-print-failed'), told);
  assert.equal(events.at(-1), 'ticket-printed', told);
  return (
    `${whole} whole, ${marked} of them 补打, ${papers.length - whole} torn; file there after ${namedMs} ms, ` +
    `ready after ${rightMs} ms, told printed after ${printedMs} ms`
  );
}

/** Its number is out, and a line or two behind it. */
const isWellBegun = (heard: Buffer) => heard.includes('D006') && heard.length > heard.indexOf('D006') + 40;

await prove('tornTicket', async () => {
  const begun = await pullInTicket('D006', isWellBegun);
  // GS r 1: asked whether all of it is out, behind its last byte.
  const sent = await pullInTicket('D008', heard => heard.includes(Buffer.from([0x1d, 0x72, 0x01])));
  return `in its first lines: ${begun}; behind its last byte: ${sent}`;
});
await hall.close();
process.exit(0);
