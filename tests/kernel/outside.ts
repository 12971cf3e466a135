/** What stands outside of the machine: a board behind cables, and the hand that plugs its adapter in and out. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { simulateOnbonK } from '../../simulators/devices/onbon-k/device.ts';
import type { Shows } from '../../simulators/devices/simulator.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { wish } from './cases.ts';

export type Outside = {
  /** QEMU's arguments for its ends of the cables. */
  qemu: readonly string[];
  /** Does what a line of the machine wishes for. */
  heed(line: string): void;
  shows(): Shows;
  close(): void;
};

/** `scratch`: a folder for its sockets. */
export async function openOutside(scratch: string): Promise<Outside> {
  const adapterPath = join(scratch, 'adapter');
  const monitorPath = join(scratch, 'monitor');
  const board = await boardAt(adapterPath);
  let plugged = 0;
  let order: Order | undefined;
  return {
    // QEMU 7.2 does not let go of the cable of an adapter that was unplugged: the next one gets another.
    qemu: [
      '-device qemu-xhci,id=usb',
      ...[1, 2].map(nth => `-chardev socket,id=cable${nth},path=${adapterPath},reconnect=1`),
      `-qmp unix:${monitorPath},server=on,wait=off`,
    ].flatMap(words => words.split(' ')),
    heed(line) {
      if (!line.includes(wish.begin)) return;
      order ??= monitor(monitorPath);
      if (line.includes(wish.unplugAdapter)) order('device_del', { id: `adapter${plugged}` });
      if (!line.includes(wish.plugAdapter)) return;
      plugged += 1;
      const names = { id: `adapter${plugged}`, chardev: `cable${plugged}`, serial: 'HALLFTDI' };
      order('device_add', { driver: 'usb-serial', bus: 'usb.0', ...names });
    },
    shows: board.shows,
    close: board.close,
  };
}

/** The board at the far end of the adapter's cables; only one of them is plugged in. */
async function boardAt(path: string): Promise<Pick<Outside, 'shows' | 'close'>> {
  const sockets = new Set<Socket>();
  const board = simulateOnbonK(
    { address: 1, width: 96, height: 32, model: '6k' },
    { send: bytes => sockets.forEach(socket => void socket.write(bytes)), timers: realTimers, changed() {} },
  );
  const cable = createServer(socket => {
    sockets.add(socket);
    socket.on('data', bytes => board.receive(bytes));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  cable.listen(path);
  await once(cable, 'listening');
  return {
    shows: board.shows,
    close() {
      cable.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

type Order = (execute: string, args: Record<string, string>) => void;

/** QEMU's own protocol: the first command ends its negotiation. */
function monitor(path: string): Order {
  const socket = connect(path);
  socket.on('error', () => {});
  socket.write(JSON.stringify({ execute: 'qmp_capabilities' }));
  return (execute, args) => void socket.write(JSON.stringify({ execute, arguments: args }));
}
