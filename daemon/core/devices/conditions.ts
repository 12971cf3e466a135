/** A device that cannot work: an alarm tells at once what is broken, since when, what the hall does meanwhile, and what to do. */
import { dateAndTime } from '../day/clock-face.ts';
import { alarmId } from '../types/alarm.ts';
import { type Meanwhile, says } from '../types/alarm-message.ts';
import { type See } from '../types/condition.ts';
import type { Input } from '../types/input.ts';
import type { Hall } from '../types/model.ts';
import type { Repair } from '../types/repair.ts';
import type { Rules } from '../types/rules.ts';
import { boardsOf, voiceAlive, withSpares } from './failover.ts';

export function watchDevices(rules: Rules, hall: Hall, see: See): void {
  for (const repair of hall.unfit.values()) {
    const { device, since } = repair;
    see(since, 0, undefined, () => ({
      id: alarmId('device', device),
      severity: severityOf(rules, hall, device),
      subject: { device },
      says: () => repairMessage(rules, hall, repair),
    }));
  }
}

/** What the alarms of devices say of the others, as it is now: what stood in may have gone, or be back. */
export function retellRepairs(rules: Rules, hall: Hall): void {
  for (const repair of hall.unfit.values()) {
    const alarm = hall.alarms.get(alarmId('device', repair.device));
    if (alarm === undefined) continue;
    const severity = severityOf(rules, hall, repair.device);
    hall.alarms.set(alarm.id, { ...alarm, severity, ...repairMessage(rules, hall, repair) });
  }
}

/** Critical: nothing else of the hall prints, speaks, gives tickets or calls. */
function severityOf(rules: Rules, hall: Hall, device: string): 'critical' | 'warning' {
  const { printers, voices } = rules;
  const isLast = [printers, voices, inputsOf(rules, 'kiosk'), inputsOf(rules, 'pad')].some(
    group => group.includes(device) && group.every(one => hall.unfit.has(one)),
  );
  return isLast ? 'critical' : 'warning';
}

function inputsOf({ inputs }: Rules, is: Input['is']): string[] {
  return [...inputs].filter(([, input]) => input.is === is).map(([id]) => id);
}

function repairMessage(rules: Rules, hall: Hall, { device, why, since }: Repair) {
  return says('device', {
    device,
    since: dateAndTime(since + hall.wallAheadMs, rules.timeZone),
    why,
    meanwhile: meanwhile(rules, hall, device),
  });
}

function meanwhile(rules: Rules, hall: Hall, device: string): Meanwhile {
  const { printers, voices, counterBoards, mainBoards, spares, inputs } = rules;
  const others = (group: readonly string[]) => group.filter(one => one !== device && !hall.unfit.has(one));
  if (printers.includes(device)) {
    const rest = others(printers);
    return rest.length === 0
      ? { is: 'no-tickets', desks: [...rules.desks] }
      : { is: 'printing', devices: rest };
  }
  if (voices.includes(device)) {
    const rest = others(voices);
    return rest.length === 0 ? { is: 'nothing-said' } : { is: 'speaking', devices: rest };
  }
  const board = spares.get(device) ?? device;
  const counter = counterBoards.get(board);
  if (counter !== undefined) {
    const rest = others(boardsOf(rules, counter));
    if (rest.length > 0) return { is: 'board-elsewhere', counter, devices: rest };
    const onMain = withSpares(rules, mainBoards).some(one => !hall.unfit.has(one));
    return { is: 'no-board', counter, onMain, said: voiceAlive(rules, hall) };
  }
  if (mainBoards.includes(board)) {
    const rest = others(withSpares(rules, mainBoards));
    return rest.length === 0 ? { is: 'no-main-board' } : { is: 'main-board-elsewhere', devices: rest };
  }
  const input = inputs.get(device);
  switch (input?.is) {
    case 'pad':
      // Noise on its line does not take every press.
      return { is: 'no-pad', counter: input.counter };
    case 'kiosk':
      // One button that sticks leaves the others at work.
      return { is: 'no-kiosk' };
    case 'cards':
      return { is: 'no-cards' };
    case 'scanner':
    case undefined:
      return { is: 'no-scanner' };
  }
}
