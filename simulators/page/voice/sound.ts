/** The hall aloud, while `sound` is on: loudspeakers by the browser's voice, and the beeps of the pads. */
import { effect } from '@preact/signals';
import type { PlannedDevice } from '../contract.ts';
import { countField, showsOf } from '../fields.ts';
import { hasGrown } from '../grown.ts';
import type { Hall } from '../hall.ts';
import { sound } from '../settings.ts';
import { beeper } from './beep.ts';
import { hush, speak } from './speech.ts';
import { type Hearing, hearingOf, speechBegun } from './speech-begins.ts';

/** More at once were not beeps, but a time in which the page heard nothing. */
const beepsAtOnce = 2;

/** Hears the whole hall from now on, whichever part of it is on the screen, also in a window that is not in front. Called once. */
export function hear(hall: Hall): void {
  for (const device of hall.plan.devices) {
    if (device.class === 'voice') hearVoice(hall, device);
  }
  hearPads(
    hall,
    hall.plan.devices.filter(device => device.class === 'pad'),
  );
  effect(() => {
    if (!sound.value) hush();
  });
}

/** What is under way when the sound is turned on is not said from its middle. */
function hearVoice(hall: Hall, voice: PlannedDevice): void {
  let before: { hearing: Hearing; cut: number | undefined } | undefined;
  effect(() => {
    const shows = showsOf(hall, voice.id);
    if (!('speaking' in shows)) return;
    const now = { hearing: hearingOf(shows), cut: countField(shows, 'cut') };
    const begun = speechBegun(before?.hearing, now.hearing);
    const cutOff = hasGrown(before?.cut, now.cut);
    before = now;
    if (!sound.peek()) return;
    if (cutOff) hush();
    if (begun !== undefined) speak(begun);
  });
}

function hearPads(hall: Hall, pads: readonly PlannedDevice[]): void {
  const beep = beeper();
  for (const pad of pads) {
    let before: number | undefined;
    effect(() => {
      const now = countField(showsOf(hall, pad.id), 'beeps');
      const times = before === undefined || now === undefined ? 0 : now - before;
      before = now ?? before;
      if (sound.peek() && times > 0 && times <= beepsAtOnce) void beep(times);
    });
  }
}
