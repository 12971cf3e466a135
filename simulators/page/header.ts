/** The slim line on top: whose hall it is, whether its daemon lives, what rings, and the visitor's own settings. */
import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { type Drawer, drawer, shutDrawer } from './device/drawer.ts';
import type { Hall } from './hall.ts';
import { Icon, type IconName } from './icons.ts';
import { now } from './now.ts';
import { sound, type Theme, theme } from './settings.ts';
import { language, worded, wordFor, words } from './words.ts';

export function Header({ hall }: { hall: Hall }) {
  return html`<header class="top">
    <div class="top-name">
      <h1>${hall.plan.name}</h1>
      <p class="top-facts">
        <${Daemon} hall=${hall} />
        <${Day} hall=${hall} />
        <${ToldTrue} hall=${hall} />
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
function Daemon({ hall }: { hall: Hall }) {
  const says = hall.topic<DaemonSays>('$state').value;
  return html`<span class="daemon" data-state=${says?.state}>
    <span class="state-dot" data-state=${dotOf(says?.state)}></span>
    <span>${words.value.daemon} <b>${wordFor('daemon', says?.state ?? 'never')}</b></span>
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
function Day({ hall }: { hall: Hall }) {
  const says = hall.topic<HallSays>('state/hall').value;
  if (says === undefined) return null;
  const { surge } = says;
  const isRising = surge === 'attention' || surge === 'busy' || surge === 'emergency';
  return html`<span>${says.open === true ? words.value.hallOpen : words.value.hallClosed}</span>
    <span>${worded('issuedToday', { count: says.totals?.issued ?? 0 })}</span>
    ${isRising && html`<strong class="surge" data-level=${surge}>${words.value[`surge-${surge}`]}</strong>`}`;
}

type DaySays = { estimates?: number; estimateCoverage?: number };
/** R11: of those who were told a wait or had one. */
function ToldTrue({ hall }: { hall: Hall }) {
  const { estimates = 0, estimateCoverage = 0 } = hall.topic<DaySays>('stat/day').value ?? {};
  if (estimates === 0) return null;
  const share = Math.round(100 * estimateCoverage);
  return html`<span data-figure="told-true">${worded('toldTrue', { share, count: estimates })}</span>`;
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
    onClick=${() => (language.value = other)}
  >
    ${other === 'zh' ? '中文' : 'English'}
  </button>`;
}

const themes: Theme[] = ['auto', 'light', 'dark'];

function ThemeButton() {
  const next = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto';
  const name = `${words.value.theme}: ${words.value[`theme-${theme.value}`]}`;
  return html`<${IconButton} name=${name} icon=${theme.value} press=${() => (theme.value = next)} />`;
}

function SoundButton() {
  return html`<${IconButton}
    name=${words.value.sound}
    icon=${sound.value ? 'soundOn' : 'soundOff'}
    pressed=${sound.value}
    press=${() => (sound.value = !sound.value)}
  />`;
}

function IconButton(of: { name: string; icon: IconName; pressed?: boolean; press(): void }) {
  return html`<button
    type="button"
    class="quiet-button"
    aria-label=${of.name}
    title=${of.name}
    aria-pressed=${of.pressed}
    onClick=${of.press}
  >
    <${Icon} name=${of.icon} />
  </button>`;
}
