/** The one room that knows npm say: a program is started by its platform, and kept by us. */
import SayPlatformBase from 'say/platform/base.js';
import SayPlatformDarwin from 'say/platform/darwin.js';
import SayPlatformLinux from 'say/platform/linux.js';
import SayPlatformWin32 from 'say/platform/win32.js';
import { beginProcess } from '../link/begin-process.ts';
import { ownGroup, type Start, watchChild } from '../link/run-program.ts';
import {
  type Engine,
  espeakArguments,
  festivalVoice,
  isTrouble,
  type Loudness,
  programs,
  type Sentence,
} from './codec.ts';

/** A sentence as loud and as fast as it is to be. */
export type Said = Sentence & Loudness;
export type Speaker = { program: string; install: string; start: Start<Said> };

/** Mandarin through npm say: its `voice` is the language, and speed 1 the usual. */
class SayPlatformEspeakNg extends SayPlatformBase {
  volume = 100;

  override buildSpeakCommand({ text, voice, speed }: SayPlatformBase.Spoken): SayPlatformBase.Command {
    const args = espeakArguments(voice === 'zh' ? 'zh' : 'en', {
      volume: this.volume,
      speed: 100 * (speed ?? 1),
    });
    return { command: programs['espeak-ng'].name, args, pipedData: `${text}\n`, options: {} };
  }
}

/** What npm say is called with, and by which of its platforms. */
function platformOf(engine: Engine, said: Said): { platform: SayPlatformBase; voice: string | null } {
  switch (engine) {
    case 'espeak-ng': {
      const platform = new SayPlatformEspeakNg();
      platform.volume = said.volume;
      return { platform, voice: said.language };
    }
    case 'festival':
      return { platform: new SayPlatformLinux(), voice: festivalVoice(said) };
    case 'system': {
      const platform = process.platform === 'win32' ? new SayPlatformWin32() : new SayPlatformDarwin();
      return { platform, voice: null };
    }
  }
}

/** Undefined where this machine has no such engine. `program` in the place of the engine's own. */
export function openSpeaker(engine: Engine, program: string | undefined): Speaker | undefined {
  const onThisSystem = process.platform === 'win32' ? 'powershell' : 'say';
  const hasVoice = process.platform === 'win32' || process.platform === 'darwin' || program !== undefined;
  if (engine === 'system' && !hasVoice) return undefined;
  const { name, install } =
    engine === 'system' ? { name: onThisSystem, install: 'it is a part of the system' } : programs[engine];
  return {
    program: program ?? name,
    install,
    start: (said, end) =>
      watchChild(ended => beginProcess(() => begin(engine, program, said), ended), isTrouble, end),
  };
}

function begin(engine: Engine, program: string | undefined, said: Said): SayPlatformBase['child'] {
  const { platform, voice } = platformOf(engine, said);
  const build = platform.buildSpeakCommand.bind(platform);
  platform.buildSpeakCommand = spoken => {
    const { command, args, pipedData, options } = build(spoken);
    return {
      command: program ?? command,
      args: args.map(String),
      pipedData,
      // npm say's own stop kills a process that it guesses (pid + 2): we kill the group.
      options: { ...options, detached: ownGroup, windowsHide: true },
    };
  };
  // Festival's speed is that of the sound card's clock, and needs a command of its own: left out when it is the usual.
  const speed = said.speed === 100 ? null : said.speed / 100;
  try {
    // What npm say calls back with is not heeded: any word on standard error is an error to it, and it comes only once.
    platform.speak(said.text, voice, speed);
  } catch {
    // With no file descriptors left its child has no streams, on which npm say counts; the child itself tells the error, or
    // there is none.
  }
  return platform.child;
}
