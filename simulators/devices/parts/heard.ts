/** What a person hears of the programs of one voice: what is said, how often it was cut off, and how often two talked at once. */
import type { PlannedDevice } from '../../page/contract.ts';
import type { FaultName } from '../../stage/fault-names.ts';
import { nothingToPress, type ProgramSimulator, type ProgramSurroundings } from '../simulator.ts';
import { fastestVoice, hurried } from './haste.ts';

/** What one run is to say: for how long, and what of it is heard (nothing of a silent one). */
export type Speech = { text: string | undefined; lastsMs: number };
/** How a program ends that cannot play: its exit code, and its words on standard error. */
export type Failure = { code: number; error: string };

export const programFaults = ['unplug', 'mute', 'slow', 'power-cycle', 'busy'] as const;
export const programFaultWords: PlannedDevice['faultWords'] = {
  seen: {
    unplug: 'breakProgramGone',
    mute: 'breakProgramHangs',
    slow: 'breakProgramLate',
    'power-cycle': 'breakProgramEnds',
    busy: 'breakSoundTaken',
  },
  noticed: { mute: 'hallWaitsSpeech', slow: 'hallWaitsSpeech', busy: 'hallSeesLost' },
};

const saidAtMost = 50;

/** `speech`: what the words of a run come to. `failing`: how the program ends when the sound card is busy, or has gone. */
export function heardProgram(
  around: ProgramSurroundings,
  program: {
    speech(words: Parameters<ProgramSimulator['run']>[0]): Speech | Failure;
    failing: { busy: Failure; gone: Failure };
  },
): ProgramSimulator {
  const { timers, changed } = around;
  /** Every run under way; none but the last is ours to have, unless they overlap. */
  const under: { text: string | undefined; end(how: Failure): void }[] = [];
  let said: string[] = [];
  let cut = 0;
  let overlaps = 0;
  let busy = false;

  const speaking = (): string | null => under.findLast(({ text }) => text !== undefined)?.text ?? null;

  return {
    run(words, end) {
      const speech = busy ? program.failing.busy : program.speech(words);
      if ('code' in speech) {
        end(speech.code, speech.error);
        return () => {};
      }
      const { text, lastsMs } = speech;
      const finish = (wasCut: boolean): boolean => {
        const at = under.indexOf(one);
        if (at === -1) return false;
        under.splice(at, 1);
        cancel();
        if (text === undefined) return true;
        if (wasCut) cut += 1;
        else said = [...said, text].slice(-saidAtMost);
        changed();
        return true;
      };
      const one = {
        text,
        end(how: Failure) {
          if (finish(true)) end(how.code, how.error);
        },
      };
      if (text !== undefined && speaking() !== null) overlaps += 1;
      under.push(one);
      if (text !== undefined) changed();
      const cancel = timers.after(hurried(lastsMs, around.haste, fastestVoice), () => {
        if (finish(false)) end(0);
      });
      return () => void finish(true);
    },
    act: nothingToPress.voice,
    fault(name: FaultName) {
      if (name === 'power-cycle') {
        // Of the sound card with its amplifier: what is being said breaks off.
        for (const one of under.slice()) one.end(program.failing.gone);
        return true;
      }
      if (name !== 'busy' && name !== 'none') return false;
      busy = name === 'busy';
      return true;
    },
    shows: () => ({ speaking: speaking(), said: [...said], cut, overlaps }),
  };
}
