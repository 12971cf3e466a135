/** What the hall believes of a device, and the faults made at it by hand, in the visitor's language. */
import { type Word, words } from '../words.ts';

const states: Record<string, Word> = {
  init: 'deviceInit',
  ready: 'deviceReady',
  degraded: 'deviceDegraded',
  lost: 'deviceLost',
  disabled: 'deviceDisabled',
};

const faults: Record<string, Word> = {
  unplug: 'faultUnplug',
  mute: 'faultMute',
  slow: 'faultSlow',
  garble: 'faultGarble',
  'power-cycle': 'faultPowerCycle',
  'paper-out': 'faultPaperOut',
  'cover-open': 'faultCoverOpen',
  busy: 'faultBusy',
  'stuck-key': 'faultStuckKey',
  babble: 'faultBabble',
};

/** Of `device/<d>/$state`; undefined: nothing was said yet. One that this page does not know stays as it is. */
export function stateWord(state: string | undefined): string {
  return state === undefined ? words.value.deviceUnknown : wordFor(states, state);
}

export function faultWord(fault: string): string {
  return wordFor(faults, fault);
}

function wordFor(table: Record<string, Word>, said: string): string {
  const word = Object.hasOwn(table, said) ? table[said] : undefined;
  return word === undefined ? said : words.value[word];
}
