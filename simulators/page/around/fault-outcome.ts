/** What happens when a fault is made by hand: what a person would see at the device, and what the daemon makes of it. */
import type { FaultName } from '../../stage/fault-names.ts';
import type { FaultWords, PlannedDevice } from '../contract.ts';
import { words } from '../words.ts';

type Device = Pick<PlannedDevice, 'class' | 'faultWords'>;

const atDevice: FaultWords = {
  unplug: 'breakUnplug',
  mute: 'breakMute',
  slow: 'breakSlow',
  garble: 'breakGarble',
  'power-cycle': 'breakPowerCycle',
  'paper-out': 'breakPaperOut',
  'cover-open': 'breakCoverOpen',
  busy: 'breakBusy',
  'stuck-key': 'breakStuckKey',
  babble: 'breakBabble',
};

/** They are never asked, so only what they say too much is noticed. */
const silent: FaultWords = {
  unplug: 'hallNoticesNothing',
  mute: 'hallNoticesNothing',
  slow: 'hallHearsLate',
  garble: 'hallHearsNonsense',
  'power-cycle': 'hallPaintsPad',
  'stuck-key': 'hallSeesDegraded',
  babble: 'hallSeesLineDegraded',
};
/** Their port is lost with them, or the broker tells that they have gone. */
const missed: FaultWords = { ...silent, unplug: 'hallSeesLost', 'power-cycle': 'hallSeesBack' };
const answers: FaultWords = {
  unplug: 'hallSeesLost',
  mute: 'hallSeesLost',
  slow: 'hallSeesLost',
  garble: 'hallSeesLost',
};

/** As tests/program/recovery.test.ts measures it. */
const toDaemon: Record<PlannedDevice['class'], FaultWords> = {
  pad: missed,
  reader: silent,
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
  const known = [seen?.[fault] ?? atDevice[fault], noticed?.[fault] ?? toDaemon[device.class]?.[fault]];
  return known
    .filter(word => word !== undefined)
    .map(word => words.value[word])
    .join(words.value.betweenSentences);
}
