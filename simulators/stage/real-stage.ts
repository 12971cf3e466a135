/** A stage on real ports of this machine: ptys, TCP ports, programs, and connections to a broker. */

import { type BrokerLogin, loginOf } from '../../config/load/secrets.ts';
import type { Config } from '../../config/schema/config.ts';
import type { Port as PortConfig } from '../../drivers/settings/ports.ts';
import { brokerAt } from '../broker/device-connection.ts';
import type { Haste } from '../devices/parts/haste.ts';
import { bridgePort } from './bridge-port.ts';
import { realTimers } from './clock.ts';
import { openHeardPort } from './heard-port.ts';
import type { OpenPort } from './port.ts';
import { openPty } from './pty.ts';
import { reportPort } from './report-port.ts';
import { type PortOwner, type Stage, stage } from './stage.ts';
import { listenOnTcp } from './tcp-port.ts';

/**
 * `mqttUrl`: the broker of the devices that speak over MQTT, which lets everybody in; left out: that of the config, as the
 * daemon logs in there. `haste`: as in stage.ts. Rejects when no port is to be had.
 */
export async function openStage(
  config: Pick<Config, 'lines' | 'devices' | 'mqtt'> & Partial<Pick<Config, 'rules'>>,
  { paced = true, haste, mqttUrl }: { paced?: boolean; haste?: Haste; mqttUrl?: string } = {},
): Promise<Stage> {
  const login: BrokerLogin | undefined =
    mqttUrl === undefined ? config.mqtt && loginOf(config.mqtt) : { url: mqttUrl };
  const joinBroker = login && brokerAt(login, realTimers);

  async function portAt(port: PortConfig): Promise<OpenPort> {
    switch (port.by) {
      case 'serial':
        return openPty;
      case 'tcp':
      case 'file':
        return listenOnTcp();
      case 'tasmota':
        if (joinBroker === undefined)
          throw new Error('the config check let a port on MQTT pass without a broker');
        return bridgePort(port.topic, joinBroker, realTimers);
    }
  }

  const ready = new Map<string, OpenPort>();
  for (const [line, { port }] of config.lines) ready.set(nameOf({ line }), await portAt(port));
  for (const [device, entry] of config.devices) {
    if (entry.disabled) continue;
    if ('port' in entry) ready.set(nameOf({ device }), await portAt(entry.port));
    else if ('hid' in entry) ready.set(nameOf({ device }), reportPort(await listenOnTcp()));
  }

  return stage(config, {
    timers: realTimers,
    paced,
    ...(haste !== undefined && { haste }),
    openPort(on, of) {
      const open = ready.get(nameOf(of));
      if (open === undefined) throw new Error(`no port was made ready for ${nameOf(of)}`);
      return open(on);
    },
    ...(joinBroker !== undefined && { joinBroker }),
    openProgram: openHeardPort,
  });
}

const nameOf = (of: PortOwner): string => ('line' in of ? `line ${of.line}` : `device ${of.device}`);
