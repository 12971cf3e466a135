/** `one-ticket devices --test ID`: through the running daemon, or with the device alone. */
import type { Config } from '../../../config/schema/config.ts';
import { definitionOf } from '../../../drivers/kinds.ts';
import { serialLink } from '../../../drivers/link/serial.ts';
import type { RunningDaemon, Tested } from '../../mqtt/client/running-daemon.ts';
import { systemTimers } from '../../process/clock.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { stopSignal } from '../../process/stop-signal.ts';
import type { HeldHall } from './hall-file.ts';
import { openOneDevice } from './one-device.ts';
import { failed, say, tell } from './terminal.ts';
import { livingList } from './test-list.ts';
import { words } from './words.ts';

/** Resolves with the exit code. */
export async function testDevice(hall: HeldHall, id: string): Promise<number> {
  const stop = stopSignal();
  try {
    if (hall.daemon !== undefined) return await throughTheDaemon(hall.daemon, id, stop.asked);
    tell(words.test.byItself(hall.config.hall, hall.alone, id));
    return await alone(hall.config, id, stop.asked);
  } finally {
    stop.over();
  }
}

async function throughTheDaemon(daemon: RunningDaemon, id: string, stopped: Promise<void>): Promise<number> {
  const list = livingList(id);
  daemon.onDevice((device, { state, why }) => {
    if (device === id) list.fares(state === 'ready' ? undefined : (why ?? state));
  });
  const tested = await Promise.race([daemon.test(id, list.heard), stopped]);
  if (tested !== undefined) return told(list.did, tested);
  say(list.soFar());
  tell(words.test.goesOn(id, list.stillMs()));
  return exitCodes.ok;
}

async function alone(config: Config, id: string, stopped: Promise<void>): Promise<number> {
  const list = livingList(id);
  const one = await openOneDevice(config, id, { fares: list.fares });
  let tested: Tested | undefined | void;
  try {
    tested = await Promise.race([one.test(id, list.heard), stopped]);
  } finally {
    await one.close();
  }
  if (tested === undefined) {
    say(list.soFar());
    return exitCodes.ok;
  }
  const code = told(list.did, tested);
  if (tested.is === 'refused' && tested.code === 'device-lost') await tellBaud(config, id);
  return code;
}

/** `begun`: what was said of it when it began. */
function told(begun: string | undefined, tested: Tested): number {
  if (tested.is === 'done') {
    say(tested.did === begun ? words.test.done : tested.did);
    return exitCodes.ok;
  }
  tell(tested.message);
  switch (tested.code) {
    case 'device-disabled':
      return exitCodes.config;
    case 'unknown-device':
      return failed(words.test.otherConfig, 'config');
    default:
      return exitCodes.io;
  }
}

/** A board that is silent may speak at its other speed (§8.8 of the Onbon document). */
async function tellBaud(config: Config, id: string): Promise<void> {
  const device = config.devices.get(id);
  if (device === undefined || !('line' in device)) return;
  const definition = definitionOf(device.kind);
  if (definition.findBaud === undefined) return;
  const port = config.lines.get(device.line)?.port;
  if (port?.by !== 'serial') return;
  try {
    const findBaud = await definition.findBaud();
    const baud = await findBaud(
      device.address,
      at => async on => {
        const link = await serialLink({ ...port, baud: at })(on);
        tell(words.test.askingAt(id, at));
        return link;
      },
      systemTimers,
    );
    if (baud === undefined) tell(words.test.noSpeed(id, device.address));
    else if (baud === port.baud) tell(words.test.answersNow(id, baud));
    else tell(words.test.otherSpeed(id, baud, device.line, port.baud));
  } catch {
    // The port cannot be had: that has been told.
  }
}
