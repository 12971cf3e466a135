/** Two soft tones at each new call. A browser may want to be touched before it lets a page be heard. */
import { effect, signal } from '@preact/signals';
import { hallNow } from './source.ts';

/** It should chime, and the browser waits for somebody to touch the page first. */
export const waitsForTouch = signal(false);

const tonesHz = [659.3, 523.3];
const toneSeconds = 0.9;
const betweenSeconds = 0.28;
const loudness = 0.25;

export function chimeAtCalls(): void {
  const audio = new AudioContext();
  const allow = () => void audio.resume();
  const look = () => {
    waitsForTouch.value = audio.state !== 'running';
  };
  audio.addEventListener('statechange', look);
  look();
  for (const touched of ['pointerdown', 'keydown']) document.addEventListener(touched, allow);
  /** Those that stand already when the page is opened, or when the hall is heard again, are not new. */
  let known: ReadonlySet<string> | undefined;
  effect(() => {
    const now = hallNow.value;
    if (now === undefined) {
      known = undefined;
      return;
    }
    const calls = now.calls.filter(({ serving }) => !serving).map(({ ticket, at }) => `${ticket} ${at}`);
    const before = known;
    known = new Set(calls);
    if (before !== undefined && calls.some(call => !before.has(call))) chime(audio);
  });
}

/** What a browser does not let be heard now is not heard later, all at once. */
function chime(audio: AudioContext): void {
  if (audio.state !== 'running') return;
  for (const [nth, tone] of tonesHz.entries()) {
    const from = audio.currentTime + nth * betweenSeconds;
    const gain = audio.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.001, from + toneSeconds);
    const source = audio.createOscillator();
    source.frequency.value = tone;
    source.connect(gain).connect(audio.destination);
    source.start(from);
    source.stop(from + toneSeconds);
  }
}
