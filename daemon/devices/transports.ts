/** The ways to the devices: a port each, the shared lines, and the one broker. */
import { randomUUID } from 'node:crypto';
import { loginOf } from '../../config/load/secrets.ts';
import type { Config } from '../../config/schema/config.ts';
import type { Ways } from '../../drivers/definition.ts';
import type { Broker, OpenLink, Timers } from '../../drivers/device.ts';
import { openBroker } from '../../drivers/link/broker.ts';
import { fileLink } from '../../drivers/link/file.ts';
import { hidLink } from '../../drivers/link/hid.ts';
import { newLines } from '../../drivers/link/lines.ts';
import { reportsOverTcp } from '../../drivers/link/reports-over-tcp.ts';
import { serialLink } from '../../drivers/link/serial.ts';
import { tasmotaBridge } from '../../drivers/link/tasmota-bridge.ts';
import { tcpLink } from '../../drivers/link/tcp.ts';
import type { Port } from '../../drivers/settings/ports.ts';

export type OpenWays = Ways & {
  /** After the drivers have left. */
  close(): Promise<void>;
};

/** Hears what goes over a port, for a recording. `rx`: from the device. */
export type Tap = (dir: 'rx' | 'tx', bytes: Uint8Array) => void;

/** Nothing is opened before a driver asks for it. `tap` hears what goes over every port. */
export function openWays(
  config: Pick<Config, 'lines' | 'mqtt' | 'hall'>,
  timers: Timers,
  tap?: Tap,
): OpenWays {
  let connection: Broker | undefined;

  function broker(): Broker {
    const { mqtt, hall } = config;
    if (mqtt === undefined) throw new Error('the config check let a device on MQTT pass without a broker');
    connection ??= openBroker(loginOf(mqtt), `${hall}-devices-${randomUUID().slice(0, 8)}`, timers);
    return connection;
  }

  function port(to: Port): OpenLink {
    return tapped(linkOf(to), tap);
  }

  function linkOf(to: Port): OpenLink {
    switch (to.by) {
      case 'serial':
        return serialLink(to);
      case 'tcp':
        return tcpLink(to, timers);
      case 'file':
        return fileLink(to, timers);
      case 'tasmota':
        return tasmotaBridge(to, broker(), timers);
    }
  }

  const lines = newLines(id => {
    const settings = config.lines.get(id);
    if (settings === undefined) throw new Error(`the config check let an unknown line ${id} pass`);
    return [
      { ...settings, baud: settings.port.baud },
      { open: port(settings.port), timers },
    ];
  });

  return {
    port,
    reports: (to, among) =>
      tapped(to.by === 'tcp' ? reportsOverTcp(to, timers) : hidLink(to, among, { timers }), tap),
    linesOf: lines.of,
    broker,
    async close() {
      await lines.close();
      await connection?.close();
    },
  };
}

function tapped(open: OpenLink, tap: Tap | undefined): OpenLink {
  if (tap === undefined) return open;
  return async on => {
    const link = await open({
      data(bytes) {
        tap('rx', bytes);
        on.data(bytes);
      },
      down: why => on.down(why),
    });
    return {
      write(bytes) {
        tap('tx', bytes);
        return link.write(bytes);
      },
      close: () => link.close(),
    };
  };
}
