/** A loudspeaker with the caption of what it says, and what it said last. */
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { countField, type Shows, showsOf, textField, textsField } from '../fields.ts';
import type { Hall } from '../hall.ts';
import { sound } from '../settings.ts';
import { type Word, worded, words } from '../words.ts';
import { touched, voices } from './speech.ts';

const saidAtMost = 4;
/** What the chip takes; the others are as loud as their sound card. */
const loudest: Readonly<Record<string, number>> = { syn6288: 16, xfs5152: 10 };

export function VoiceFace({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const shows = showsOf(hall, device.id);
  const speaking = textField(shows, 'speaking');
  return html`<div class="voice" data-speaking=${speaking !== undefined}>
    <div class="voice-box">
      <${Cone} />
      <p class="voice-caption" aria-live="polite">${speaking}</p>
      ${speaking === undefined && html`<p>${words.value.voiceSilent}</p>`}
    </div>
    <${Said} said=${textsField(shows, 'said')} />
    <${Figures} shows=${shows} loudest=${loudest[device.kind]} />
    <p>${words.value[aloudWord()]}</p>
  </div>`;
}

function Cone() {
  return html`<svg class="voice-cone" viewBox="0 0 64 64" aria-hidden="true">
    <circle class="voice-frame" cx="32" cy="32" r="31" />
    <circle class="voice-paper" cx="32" cy="32" r="25" />
    ${[21, 16, 11].map(radius => html`<circle key=${radius} class="voice-ring" cx="32" cy="32" r=${radius} />`)}
    <circle class="voice-cap" cx="32" cy="32" r="8" />
  </svg>`;
}

/** The newest on top. */
function Said({ said }: { said: readonly string[] }) {
  const last = said.slice(-saidAtMost).toReversed();
  if (last.length === 0) return null;
  return html`<div class="voice-said">
    <span>${words.value.voiceSaid}</span>
    <ol>
      ${last.map((text, nth) => html`<li key=${nth}>${text}</li>`)}
    </ol>
  </div>`;
}

function Figures({ shows, loudest }: { shows: Shows; loudest: number | undefined }) {
  const volume = countField(shows, 'volume');
  const [cut = 0, overlaps = 0] = [countField(shows, 'cut'), countField(shows, 'overlaps')];
  return html`<p class="voice-figures">
    ${volume !== undefined && html`<span>${words.value.volume} <${Volume} volume=${volume} loudest=${loudest} /></span>`}
    <span>${worded('voiceCut', { times: cut })}</span>
    ${overlaps > 0 && html`<span>${worded('voiceOverlaps', { times: overlaps })}</span>`}
  </p>`;
}

function Volume({ volume, loudest = volume }: { volume: number; loudest: number | undefined }) {
  return html`<meter min="0" max=${loudest} value=${volume} aria-label=${words.value.volume}></meter> ${volume}`;
}

/** Whether this browser says it too, and why it does not. */
function aloudWord(): Word {
  if (!sound.value) return 'aloudOff';
  if (voices.value === 'none') return 'aloudNoVoice';
  if (!touched.value) return 'aloudTouch';
  return voices.value === 'chinese' ? 'aloudOn' : 'aloudNoChinese';
}
