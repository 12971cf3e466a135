/** What each visitor has chosen for this browser; it stays after a reload. */
import { effect, type Signal, signal } from '@preact/signals';
import { language } from './words.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** auto: as the browser's own. */
export const theme = signal<Theme>('auto');
/** Whether the hall may be heard: speech and beeps. */
export const sound = signal(false);

const htmlLanguage = { zh: 'zh-CN', en: 'en' };

/** Takes up what was kept, and from then on keeps and applies every change. Called once. */
export function applySettings(): void {
  keep('language', language, ['zh', 'en']);
  keep('theme', theme, ['auto', 'light', 'dark']);
  keep('sound', sound, [false, true]);
  effect(() => {
    document.documentElement.lang = htmlLanguage[language.value];
  });
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
  });
}

function keep<Value extends string | boolean>(name: string, setting: Signal<Value>, among: Value[]): void {
  const key = `one-ticket/${name}`;
  const kept = among.find(value => String(value) === read(key));
  if (kept !== undefined) setting.value = kept;
  effect(() => write(key, String(setting.value)));
}

/** A browser may forbid to keep anything; then a setting lasts as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Forbidden, or full.
  }
}
