/** The slim line on top: whose hall it is, whether its daemon lives, what rings, and the visitor's own settings. */
import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { type Drawer, drawer, shutDrawer } from './device/details-open.ts';
import type { Hall } from './hall.ts';
import { Icon } from './icons.ts';
import { now } from './now.ts';
import { sound, type Theme, theme } from './settings.ts';
import { language, type Word, worded, words } from './words.ts';

export function Header({ hall }: { hall: Hall }) {
  return html`<header class="top">
    <div class="top-name">
      <h1>${hall.plan.name}</h1>
      <p class="top-facts">
        <${Daemon} hall=${hall} />
        <${Day} hall=${hall} />
      </p>
    </div>
    <${PlacesNav} />
    <${Alarms} hall=${hall} />
    <div class="top-buttons">
      <${PanelButton} is="around" />
      <${PanelButton} is="crowd" />
      <${LanguageButton} />
      <${ThemeButton} />
      <${SoundButton} />
    </div>
  </header>`;
}

function PlacesNav() {
  const { places, mainBoards, entrance, waitingArea, counters } = words.value;
  return html`<nav class="places" aria-label=${places}>
    <a href="#boards">${mainBoards}</a>
    <a href="#entrance">${entrance}</a>
    <a href="#waiting">${waitingArea}</a>
    <a href="#counters">${counters}</a>
  </nav>`;
}

type DaemonSays = { state?: string; reason?: string /** ms UTC. */; ts?: number };
const daemonWords: Record<string, Word> = {
  starting: 'daemonStarting',
  online: 'daemonOnline',
  degraded: 'daemonDegraded',
  stopping: 'daemonStopping',
  offline: 'daemonOffline',
};

function Daemon({ hall }: { hall: Hall }) {
  const says = hall.topic<DaemonSays>('$state').value;
  const word = Object.hasOwn(daemonWords, says?.state ?? '') ? daemonWords[says?.state ?? ''] : undefined;
  const state = says?.state === undefined ? words.value.daemonNever : says.state;
  return html`<span class="daemon" data-state=${says?.state}>
    <span class="state-dot" data-state=${dotOf(says?.state)}></span>
    <span>${words.value.daemon} <b>${word === undefined ? state : words.value[word]}</b></span>
    <${Heard} at=${says?.ts} />
    ${typeof says?.reason === 'string' && html`<span class="daemon-reason" lang="en">${says.reason}</span>`}
  </span>`;
}

function dotOf(state: string | undefined): string | undefined {
  if (state === 'online') return 'ready';
  if (state === 'offline') return 'lost';
  return state === undefined ? undefined : 'degraded';
}

/** It says its state every ten seconds. */
function Heard({ at }: { at: number | undefined }) {
  const seconds = Math.max(0, Math.round((now.value - Number(at)) / 1000));
  if (!Number.isFinite(seconds)) return null;
  const text =
    seconds < 100
      ? worded('heardAgo', { seconds })
      : worded('heardMinutesAgo', { minutes: Math.round(seconds / 60) });
  return html`<time class="daemon-heard" datetime=${new Date(Number(at)).toISOString()}>${text}</time>`;
}

type HallSays = { day?: string; open?: boolean; surge?: string; totals?: { issued?: number } };
const surgeWords: Record<string, Word> = {
  attention: 'surgeAttention',
  busy: 'surgeBusy',
  emergency: 'surgeEmergency',
};

function Day({ hall }: { hall: Hall }) {
  const says = hall.topic<HallSays>('state/hall').value;
  if (says === undefined) return null;
  const surge = Object.hasOwn(surgeWords, says.surge ?? '') ? surgeWords[says.surge ?? ''] : undefined;
  return html`<span>${says.open === true ? words.value.hallOpen : words.value.hallClosed}</span>
    <span>${worded('issuedToday', { count: says.totals?.issued ?? 0 })}</span>
    ${surge !== undefined && html`<strong class="surge" data-level=${says.surge}>${words.value[surge]}</strong>`}`;
}

function Alarms({ hall }: { hall: Hall }) {
  const alarms = hall.topics<{ severity?: string }>('alarm/');
  const standing = useComputed(() => {
    const severities = [...alarms.value.values()].map(({ severity }) => severity);
    return { count: severities.length, critical: severities.includes('critical') };
  });
  const { count, critical } = standing.value;
  const severity = critical ? 'critical' : 'warning';
  return html`<button
    type="button"
    class="alarms"
    data-severity=${count === 0 ? 'none' : severity}
    aria-controls="drawer"
    onClick=${() => toggle({ is: 'around' })}
  >
    <${Icon} name="alarm" />
    ${count === 0 ? words.value.noAlarms : worded('alarms', { count })}
  </button>`;
}

function PanelButton({ is }: { is: 'around' | 'crowd' }) {
  return html`<button
    type="button"
    class="quiet-button"
    aria-expanded=${drawer.value?.is === is}
    aria-controls="drawer"
    onClick=${() => toggle({ is })}
  >
    <${Icon} name=${is} /><span class="top-word">${words.value[is]}</span>
  </button>`;
}

function toggle(open: Drawer): void {
  if (drawer.value?.is === open.is) shutDrawer();
  else drawer.value = open;
}

function LanguageButton() {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return html`<button
    type="button"
    class="quiet-button"
    lang=${other === 'zh' ? 'zh-CN' : 'en'}
    onClick=${() => {
      language.value = other;
    }}
  >
    ${other === 'zh' ? '中文' : 'English'}
  </button>`;
}

const themes: Theme[] = ['auto', 'light', 'dark'];
const themeWords = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

function ThemeButton() {
  const next = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto';
  const name = `${words.value.theme}: ${words.value[themeWords[theme.value]]}`;
  return html`<button
    type="button"
    class="quiet-button"
    aria-label=${name}
    title=${name}
    onClick=${() => {
      theme.value = next;
    }}
  >
    <${Icon} name=${theme.value} />
  </button>`;
}

function SoundButton() {
  return html`<button
    type="button"
    class="quiet-button"
    aria-label=${words.value.sound}
    title=${words.value.sound}
    aria-pressed=${sound.value}
    onClick=${() => {
      sound.value = !sound.value;
    }}
  >
    <${Icon} name=${sound.value ? 'soundOn' : 'soundOff'} />
  </button>`;
}
