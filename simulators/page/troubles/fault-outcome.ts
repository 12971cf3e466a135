/** What happens when a fault is made by hand: what a person would see at the device, and what the daemon makes of it. */
import type { FaultName } from '../../stage/fault-names.ts';
import type { FaultWords, PlannedDevice } from '../contract.ts';
import { wordFor, words } from '../words.ts';

type Device = Pick<PlannedDevice, 'class' | 'faultWords'>;

/** They are never asked, so only what they say too much is noticed. */
const silent: FaultWords = {
  unplug: 'hallNoticesNothing',
  mute: 'hallNoticesNothing',
  'hears-nothing': 'hallNoticesNothing',
  slow: 'hallHearsLate',
  latency: 'hallHearsSoLate',
  garble: 'hallHearsNonsense',
  noise: 'hallTakesNoneWrongly',
  loss: 'hallTakesNoneWrongly',
  foreign: 'hallHearsNonsense',
  'power-cycle': 'hallPaintsPad',
  'stuck-key': 'hallSeesDegraded',
  babble: 'hallSeesLineDegraded',
};
/** Their port is lost with them, or the broker tells that they have gone. */
const missed: FaultWords = { ...silent, unplug: 'hallSeesLost', 'power-cycle': 'hallSeesBack' };
const answers: FaultWords = {
  unplug: 'hallSeesLost',
  mute: 'hallSeesLost',
  'hears-nothing': 'hallSeesLost',
  slow: 'hallSeesLost',
  latency: 'hallWaitsLate',
  garble: 'hallSeesLost',
  noise: 'hallSaysAgain',
  loss: 'hallSaysAgain',
  twin: 'hallSeesLost',
  foreign: 'hallSeesLost',
};

/** As tests/program/recovery measures it. */
const toDaemon: Record<PlannedDevice['class'], FaultWords> = {
  pad: missed,
  reader: silent,
  'card-reader': { ...answers, 'power-cycle': 'hallSeesBack', busy: 'hallSeesDegraded' },
  board: { ...answers, 'power-cycle': 'hallPaintsBoard', busy: 'hallSeesDegraded' },
  printer: {
    ...answers,
    'power-cycle': 'hallPrintsAgain',
    'paper-out': 'hallTakesNoTicket',
    'cover-open': 'hallTakesNoTicket',
    busy: 'hallTakesNoTicket',
  },
  voice: { ...answers, 'power-cycle': 'hallSpeaksOn', busy: 'hallWaitsBusy' },
};

/** Two sentences; of a fault or a device that this page does not know, fewer. */
export function faultOutcome(device: Device, fault: FaultName): string {
  const { seen, noticed } = device.faultWords ?? {};
  const own = seen?.[fault];
  const inHall = noticed?.[fault] ?? toDaemon[device.class]?.[fault];
  return [own === undefined ? wordFor('break', fault) : words.value[own], inHall && words.value[inHall]]
    .filter(text => text !== undefined)
    .join(words.value.betweenSentences);
}
