import {
  type Command,
  commandDecoder,
  type Dialect,
  encodeReply,
  type Reply,
} from '../../../drivers/syn6288/codec.ts';
import { fastestVoice, hurried } from '../parts/haste.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';

const speechMsPerCharacter = 200;
const bootMs = 100;
/** The chip allows 8 ms inside a frame; a pty on a loaded machine needs more. What is older than this is forgotten. */
const frameGoesStaleAfterMs = 200;
const saidAtMost = 50;
/** What the chip speaks at until it is told otherwise [C]. */
const volumeAtPowerUp: Record<Dialect, number> = { syn6288: 10, xfs5152: 5 };

/** A SYN6288 or XFS5152 with its loudspeaker. It does not know pause, resume, baud or sleep, and rejects them. */
export function simulateSyn6288(options: { dialect: Dialect }, around: Surroundings): Simulator {
  const { dialect } = options;
  const { timers } = around;
  let decode = commandDecoder(dialect);
  let heardAt = timers.now();
  let powered = false;
  let cancelBoot = (): void => {};
  let busy = false;
  let volume = volumeAtPowerUp[dialect];
  let speaking: { text: string; cancel(): void } | undefined;
  let said: string[] = [];
  let cut = 0;

  function answer(reply: Reply): void {
    around.send(encodeReply(reply));
  }

  /** Power comes: deaf for a moment, with nothing remembered. */
  function boot(): void {
    powered = false;
    volume = volumeAtPowerUp[dialect];
    decode = commandDecoder(dialect);
    cancelBoot();
    cancelBoot = timers.after(bootMs, () => {
      powered = true;
      answer('powered-up');
    });
  }

  /** Ends the speech before its time. */
  function silence(): void {
    if (speaking === undefined) return;
    speaking.cancel();
    speaking = undefined;
    cut += 1;
  }

  function obey(command: Command): void {
    if (command.is === 'status') {
      answer(speaking === undefined ? 'idle' : 'busy');
      return;
    }
    answer('accepted');
    silence();
    if (command.is === 'speak') speak(command.text);
    else answer('idle');
    around.changed();
  }

  function speak(marked: string): void {
    const text = marked.replaceAll(/\[([a-z])(\d*)\]/g, (_marker, name: string, value: string) => {
      if (name === 'v' && value !== '') volume = Number(value);
      return '';
    });
    if (text === '') {
      answer('idle');
      return;
    }
    const lastsMs = Array.from(text).length * speechMsPerCharacter;
    const cancel = timers.after(hurried(lastsMs, around.haste, fastestVoice), () => {
      speaking = undefined;
      said = [...said, text].slice(-saidAtMost);
      if (!busy) answer('idle');
      around.changed();
    });
    speaking = { text, cancel };
  }

  boot();

  return {
    receive(bytes) {
      if (!powered) return;
      if (timers.now() - heardAt > frameGoesStaleAfterMs) decode = commandDecoder(dialect);
      heardAt = timers.now();
      for (const heard of decode(bytes)) {
        if (heard.is === 'junk') continue;
        if (busy) answer('busy');
        else if (heard.is === 'bad-frame') answer('rejected');
        else obey(heard);
      }
    },
    act: nothingToPress.voice,
    fault(name) {
      if (name === 'power-cycle') {
        silence();
        boot();
        around.changed();
        return true;
      }
      if (name !== 'busy' && name !== 'none') return false;
      busy = name === 'busy';
      return true;
    },
    shows: () => ({ speaking: speaking?.text ?? null, said: [...said], volume, cut }),
  };
}
