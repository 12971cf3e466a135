/** A device that cannot work: an alarm tells at once what is broken, since when, what the hall does meanwhile, and what to do. */
import { dateAndTime } from '../day/clock-face.ts';
import { alarmId } from '../types/alarm.ts';
import { type See } from '../types/condition.ts';
import type { Hall, Repair } from '../types/model.ts';
import type { Input, Rules } from '../types/rules.ts';
import { boardsOf, voiceAlive, withSpares } from './failover.ts';

export function watchDevices(rules: Rules, hall: Hall, see: See): void {
  for (const repair of hall.unfit.values()) {
    const { device, since } = repair;
    see(since, 0, undefined, () => ({
      id: alarmId('device', device),
      severity: severityOf(rules, hall, device),
      subject: { device },
      text: () => repairText(rules, hall, repair),
    }));
  }
}

/** What the alarms of devices say of the others, as it is now: what stood in may have gone, or be back. */
export function retellRepairs(rules: Rules, hall: Hall): void {
  for (const repair of hall.unfit.values()) {
    const alarm = hall.alarms.get(alarmId('device', repair.device));
    if (alarm === undefined) continue;
    const severity = severityOf(rules, hall, repair.device);
    hall.alarms.set(alarm.id, { ...alarm, severity, text: repairText(rules, hall, repair) });
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

function repairText(rules: Rules, hall: Hall, { device, why, since }: Repair): string {
  const when = dateAndTime(since + hall.wallAheadMs, rules.timeZone);
  return `${device} cannot work since ${when}: ${why}; ${meanwhile(rules, hall, device)}; mend it, and try it with cmd/device-test`;
}

function meanwhile(rules: Rules, hall: Hall, device: string): string {
  const { printers, voices, counterBoards, mainBoards, spares, inputs } = rules;
  const others = (group: readonly string[]) =>
    group.filter(one => one !== device && !hall.unfit.has(one)).join(', ');
  if (printers.includes(device)) {
    const rest = others(printers);
    return rest === ''
      ? `no ticket can be printed: the kiosk takes none, ${rules.desks.size > 0 ? `numbers are given at the desk (counter ${[...rules.desks].join(', ')}) with 21 to 29 ok` : 'and the hall has no desk that gives numbers: cmd/take-ticket with "print": false does'}`
      : `${rest} can print meanwhile`;
  }
  if (voices.includes(device)) {
    const rest = others(voices);
    return rest === ''
      ? 'nothing is said: the main board asks people to watch the boards'
      : `${rest} can speak meanwhile`;
  }
  const board = spares.get(device) ?? device;
  const counter = counterBoards.get(board);
  if (counter !== undefined) {
    const rest = others(boardsOf(rules, counter));
    return rest === ''
      ? `the numbers of counter ${counter} ${withoutBoard(rules, hall)}`
      : `${rest} shows the numbers of counter ${counter}`;
  }
  if (mainBoards.includes(board)) {
    const rest = others(withSpares(rules, mainBoards));
    return rest === '' ? 'the hall has no main board meanwhile' : `${rest} shows the calls meanwhile`;
  }
  const input = inputs.get(device);
  switch (input?.is) {
    case 'pad':
      // Noise on its line does not take every press.
      return `presses at counter ${input.counter} may not arrive; ops can do them, with cmd/call-next and the like`;
    case 'kiosk':
      // One button that sticks leaves the others at work.
      return 'tickets may not be had at it; the desk can give them, with cmd/take-ticket';
    case 'scanner':
    case undefined:
      return 'a missed ticket is taken back at the desk, with cmd/rejoin';
  }
}

/** What becomes of the numbers of a counter whose boards are all lost. */
function withoutBoard(rules: Rules, hall: Hall): string {
  const onMain = withSpares(rules, rules.mainBoards).some(board => !hall.unfit.has(board));
  if (voiceAlive(rules, hall))
    return onMain
      ? 'stand first on the main board and are said twice'
      : 'stand on no board, and are said twice';
  return onMain
    ? 'stand first on the main board; nothing is said'
    : 'are neither shown nor said: whoever works there calls them out';
}
