/** What happens when a fault is made by hand: what a person would see at the device, and what the daemon makes of it. */
import type { FaultName } from '../../stage/fault-names.ts';
import type { PlannedDevice } from '../contract.ts';
import { type Word, words } from '../words.ts';

type Outcomes = Partial<Record<FaultName, Word>>;
type Device = Pick<PlannedDevice, 'kind' | 'class'>;

const atDevice: Outcomes = {
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
const program: Outcomes = {
  unplug: 'breakProgramGone',
  mute: 'breakProgramHangs',
  slow: 'breakProgramLate',
  'power-cycle': 'breakProgramEnds',
  busy: 'breakSoundTaken',
};
const atDeviceOfKind: Record<string, Outcomes> = {
  xkeys: { unplug: 'breakUsb' },
  'hid-keypad': { unplug: 'breakUsb' },
  'mqtt-buttons': { unplug: 'breakNetwork' },
  'tasmota-display': { unplug: 'breakNetwork' },
  escpos: { busy: 'breakOffLine' },
  'line-reader': { 'stuck-key': 'breakStuckButton' },
  say: program,
  clips: program,
};

/** They are never asked, so only what they say too much is noticed. */
const silent: Outcomes = {
  unplug: 'hallNoticesNothing',
  mute: 'hallNoticesNothing',
  slow: 'hallHearsLate',
  garble: 'hallHearsNonsense',
  'power-cycle': 'hallPaintsPad',
  'stuck-key': 'hallSeesDegraded',
  babble: 'hallSeesLineDegraded',
};
/** Their port is lost with them, or the broker tells that they have gone. */
const missed: Outcomes = { ...silent, unplug: 'hallSeesLost', 'power-cycle': 'hallSeesBack' };
const answers: Outcomes = {
  unplug: 'hallSeesLost',
  mute: 'hallSeesLost',
  slow: 'hallSeesLost',
  garble: 'hallSeesLost',
};
const spoken: Outcomes = { mute: 'hallWaitsSpeech', slow: 'hallWaitsSpeech', busy: 'hallSeesLost' };

/** As tests/program/recovery.test.ts measures it. */
const toDaemon: Record<PlannedDevice['class'], Outcomes> = {
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
const toDaemonOfKind: Record<string, Outcomes> = {
  'ff68-pad': silent,
  'tasmota-display': { slow: 'hallNoticesLittle', 'power-cycle': 'hallSeesBack' },
  say: spoken,
  clips: spoken,
};

function atDeviceWord({ kind }: Device, fault: FaultName): Word | undefined {
  return ofKind(atDeviceOfKind, kind)?.[fault] ?? atDevice[fault];
}

function toDaemonWord(device: Device, fault: FaultName): Word | undefined {
  return ofKind(toDaemonOfKind, device.kind)?.[fault] ?? toDaemon[device.class]?.[fault];
}

/** Two sentences; of a fault or a device that this page does not know, fewer. */
export function faultOutcome(device: Device, fault: FaultName): string {
  const known = [atDeviceWord(device, fault), toDaemonWord(device, fault)];
  return known
    .filter(word => word !== undefined)
    .map(word => words.value[word])
    .join(words.value.betweenSentences);
}

function ofKind(table: Record<string, Outcomes>, kind: string): Outcomes | undefined {
  return Object.hasOwn(table, kind) ? table[kind] : undefined;
}
