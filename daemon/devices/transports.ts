/** The ways to the devices: a port each, the shared lines, and the one broker. */
import { randomUUID } from 'node:crypto';
import { loginOf } from '../../config/load/secrets.ts';
import type { Config } from '../../config/schema/config.ts';
import type { Broker, OpenLink, Timers } from '../../drivers/device.ts';
import type { onSharedLine } from '../../drivers/kinds.ts';
import { openBroker } from '../../drivers/link/broker.ts';
import { fileLink } from '../../drivers/link/file.ts';
import { type HidAmong, hidLink } from '../../drivers/link/hid.ts';
import { type Line, type LineProtocol, openLine } from '../../drivers/link/line.ts';
import { reportsOverTcp } from '../../drivers/link/reports-over-tcp.ts';
import { serialLink } from '../../drivers/link/serial.ts';
import { tasmotaBridge } from '../../drivers/link/tasmota-bridge.ts';
import { tcpLink } from '../../drivers/link/tcp.ts';
import type { HidPort, Port } from '../../drivers/settings/ports.ts';

type MessageOf<Protocol> = Protocol extends LineProtocol<infer Message> ? Message : never;
type Lines = {
  [Kind in keyof typeof onSharedLine]: Line<MessageOf<(typeof onSharedLine)[Kind]['protocol']>>;
};

export type Ways = {
  port(port: Port): OpenLink;
  /** `among`: which interface of the machine is the device. */
  reports(port: HidPort, among: HidAmong): OpenLink;
  padLine(id: string, protocol: (typeof onSharedLine)['ff68-pad']['protocol']): Lines['ff68-pad'];
  boardLine(id: string, protocol: (typeof onSharedLine)['onbon-k']['protocol']): Lines['onbon-k'];
  digitsLine(
    id: string,
    protocol: (typeof onSharedLine)['modbus-digits']['protocol'],
  ): Lines['modbus-digits'];
  broker(): Broker;
  /** After the drivers have left. */
  close(): Promise<void>;
};

/** Hears what goes over a port, for a recording. `rx`: from the device. */
export type Tap = (dir: 'rx' | 'tx', bytes: Uint8Array) => void;

/** Nothing is opened before a driver asks for it. `tap` hears what goes over every port. */
export function openWays(config: Pick<Config, 'lines' | 'mqtt' | 'hall'>, timers: Timers, tap?: Tap): Ways {
  let connection: Broker | undefined;
  const closers: (() => Promise<void>)[] = [];

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

  /** The lines of one protocol, each opened when its first member comes. */
  function linesOf<Message>(): (id: string, protocol: LineProtocol<Message>) => Line<Message> {
    const lines = new Map<string, Line<Message>>();
    return (id, protocol) => {
      const known = lines.get(id);
      if (known !== undefined) return known;
      const settings = config.lines.get(id);
      if (settings === undefined) throw new Error(`the config check let an unknown line ${id} pass`);
      const line = openLine(protocol, { ...settings, baud: settings.port.baud }, port(settings.port), timers);
      lines.set(id, line);
      closers.push(() => line.close());
      return line;
    };
  }

  return {
    port,
    reports: (to, among) =>
      tapped(to.by === 'tcp' ? reportsOverTcp(to, timers) : hidLink(to, among, timers), tap),
    padLine: linesOf(),
    boardLine: linesOf(),
    digitsLine: linesOf(),
    broker,
    async close() {
      await Promise.all(closers.map(close => close()));
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
