/** The browser's own voice. */
import { signal } from '@preact/signals';

type Voices = 'none' | 'not-chinese' | 'chinese';

const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined;

/** Which voices this machine has; a browser may find them some time after the page has opened. */
export const voices = signal<Voices>(voicesNow());
synthesis?.addEventListener('voiceschanged', () => {
  voices.value = voicesNow();
});

function voicesNow(): Voices {
  if (voiceFor('zh-CN') !== undefined) return 'chinese';
  return synthesis === undefined || synthesis.getVoices().length === 0 ? 'none' : 'not-chinese';
}

/** The voice of that very country, else of the language. */
function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const spoken = synthesis?.getVoices() ?? [];
  const tag = (voice: SpeechSynthesisVoice): string => voice.lang.replace('_', '-');
  const [general = language] = language.split('-');
  return (
    spoken.find(voice => tag(voice) === language) ?? spoken.find(voice => tag(voice).startsWith(general))
  );
}

/** After what is being said. A browser says nothing before the page was touched, and complains of being asked. */
export function speak(text: string): void {
  if (synthesis === undefined || !navigator.userActivation.hasBeenActive) return;
  const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en-US';
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  utterance.voice = voiceFor(language) ?? null;
  synthesis.speak(utterance);
}

/** Breaks off, and forgets what waits to be said. */
export function hush(): void {
  synthesis?.cancel();
}

/** Whether somebody has touched this page: before that a browser lets it make no sound. */
export const touched = signal(navigator.userActivation.hasBeenActive);

for (const touch of ['pointerup', 'keydown']) {
  addEventListener(touch, () => {
    touched.value = navigator.userActivation.hasBeenActive;
  });
}
