import type { SpeechJob, VoiceSaid } from '../../../drivers/device.ts';
import type { Ended } from '../../../drivers/link/run-program.ts';
import { espeakArguments } from '../../../drivers/say/codec.ts';
import { say } from '../../../drivers/say/driver.ts';
import type { Said, Speaker } from '../../../drivers/say/platform.ts';
import { simulateSay } from '../../../simulators/devices/say/device.ts';
import type { ProgramSimulator } from '../../../simulators/devices/simulator.ts';
import { ears, jobInWords } from '../../kit/driver/ears.ts';
import { virtualTimers } from '../../virtual-timers.ts';

export const call: SpeechJob = { id: 'j1', text: '请A零零一号到3号窗口', times: 1 };

/** What becomes of a run in place of the simulated program. */
export type Fate = (said: Said, end: (how: Ended) => void) => () => void;
export const endsWith =
  (how: Ended): Fate =>
  (_, end) => {
    queueMicrotask(() => end(how));
    return () => {};
  };
export const hangs: Fate = (_, end) => () =>
  queueMicrotask(() => end({ is: 'killed', signal: 'SIGKILL', complaint: '' }));

/** A run of the simulated program; as of a real one, its end is told later. */
export function run(
  simulator: ProgramSimulator,
  words: Parameters<ProgramSimulator['run']>[0],
  end: (how: Ended) => void,
) {
  const stop = simulator.run(words, (code, complaint = '') =>
    queueMicrotask(() => end({ is: 'ended', code, complaint })),
  );
  return () => {
    stop();
    queueMicrotask(() => end({ is: 'killed', signal: 'SIGKILL', complaint: '' }));
  };
}

/** Real loudness, a simulated espeak-ng, and virtual time. */
export function aVoice() {
  const { timers, advance } = virtualTimers();
  const simulator = simulateSay({ engine: 'espeak-ng' }, { timers, changed() {} });
  const { told, report, listen, fitness, ended } = ears<VoiceSaid>();
  const runs: Said[] = [];
  let fate: Fate | undefined;

  const simulated: Fate = (said, end) =>
    run(simulator, { args: espeakArguments(said.language, said), input: `${said.text}\n` }, end);
  const speaker: Speaker = {
    program: 'espeak-ng',
    install: 'apt-get install espeak-ng',
    start(said, end) {
      runs.push(said);
      return (fate ?? simulated)(said, end);
    },
  };
  const open = () => say({ engine: 'espeak-ng', volume: 80, speed: 100 }, { timers, report }, () => speaker);

  return {
    open,
    simulator,
    timers,
    advance: (ms: number) => advance(ms),
    runs,
    told,
    become(next: Fate | undefined) {
      fate = next;
    },
    onEnded: (then: () => void) => listen(what => what.is === 'job-ended' && then()),
    fitness,
    ended: (): string[] => ended().map(jobInWords),
  };
}
