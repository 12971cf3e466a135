/** What rings in the hall: the alarms of the daemon, some of which are repairs of devices. */
import { html } from 'htm/preact';
import { openDetails } from '../device/drawer.ts';
import type { Hall } from '../hall.ts';
import { Since } from '../since.ts';
import { worded, wordFor } from '../words.ts';

/** `alarm/<id>`; any of it may be missing. */
export type Alarm = {
  severity?: string;
  /** ms UTC. */
  since?: number;
  /** In plain English, for ops. */
  text?: string;
  subject?: { device?: string };
  count?: number;
  ackedBy?: string;
};
export type Ringing = readonly [id: string, alarm: Alarm];

/** Critical ones first, and of equal ones the newest. */
export function ringing(hall: Hall): Ringing[] {
  const alarms = [...hall.topics<Alarm>('alarm/').value];
  return alarms.sort(
    ([, one], [, other]) => weight(other) - weight(one) || (other.since ?? 0) - (one.since ?? 0),
  );
}

const weight = ({ severity }: Alarm): number => (severity === 'critical' ? 1 : 0);

export function deviceOf([, { subject }]: Ringing): string | undefined {
  const device = subject?.device;
  return typeof device === 'string' ? device : undefined;
}

/** 报修: the record of a device that cannot work; that one will not for long is only a warning. */
export function isRepair(alarm: Ringing): boolean {
  return alarm[0].startsWith('device-');
}

/** `linked`: with a way to the details of its device. */
export function AlarmItem({ hall, alarm, linked }: { hall: Hall; alarm: Ringing; linked: boolean }) {
  const [id, { severity, since, text, count, ackedBy }] = alarm;
  const device = deviceOf(alarm);
  const isPlanned = hall.plan.devices.some(planned => planned.id === device);
  return html`<li class="troubles-alarm" data-severity=${severity}>
    <p class="troubles-alarm-head">
      <b>${severity === undefined ? id : wordFor('alarm', severity)}</b>
      ${linked && isPlanned && html`<${DeviceLink} device=${device} />`}
      <${Since} at=${since} />
    </p>
    <p lang="en">${typeof text === 'string' ? text : id}</p>
    ${
      (Number(count) > 1 || typeof ackedBy === 'string') &&
      html`<p class="troubles-small">
      ${Number(count) > 1 && worded('alarmCount', { count: Number(count) })}
      ${typeof ackedBy === 'string' && worded('alarmSeenBy', { who: ackedBy })}
    </p>`
    }
  </li>`;
}

export function DeviceLink({ device }: { device: string }) {
  return html`<button type="button" class="troubles-link" onClick=${() => openDetails(device)}>${device}</button>`;
}
