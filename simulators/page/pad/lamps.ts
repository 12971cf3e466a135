/** What the pads without an LCD show: lamps, or the name under which a press was sent. */
import { html } from 'htm/preact';
import type { PlannedDevice } from '../contract.ts';
import { countField, objectField, type Shows, showsOf, textField, textsField } from '../fields.ts';
import { useGrown } from '../grown.ts';
import type { Hall } from '../hall.ts';
import { worded, words } from '../words.ts';

const momentMs = 600;
/** An XK-24: its buttons are numbered down each column. */
const lampColumns = 4;
const lampRows = 6;

export function PadLamps({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const shows = showsOf(hall, device.id);
  switch (device.face) {
    case 'lamps':
      return html`<${XkeysLamps} shows=${shows} />`;
    case 'num-lock':
      return html`<${NumLock} shows=${shows} />`;
    default:
      return html`<${Sent} shows=${shows} />`;
  }
}

function XkeysLamps({ shows }: { shows: Shows }) {
  const leds = objectField(shows, 'leds');
  const lamps = objectField(shows, 'lamps');
  const redBlinks = useGrown(countField(shows, 'redBlinks'), momentMs);
  const flashes = useGrown(countField(shows, 'flashes'), momentMs);
  const [blue, red] = [litOf(textsField(lamps, 'blue')), litOf(textsField(lamps, 'red'))];
  return html`<div class="pad-lamps">
    <${Led} label=${words.value.ledGreen} colour="green" state=${textField(leds, 'green')} />
    <${Led} label=${words.value.ledRed} colour="red" state=${redBlinks ? 'flash' : textField(leds, 'red')} />
    <div
      class="pad-lamp-grid"
      data-flashes=${flashes}
      role="img"
      aria-label=${worded('lampsLit', { lit: [...blue.keys(), ...red.keys()].join(' ') || words.value.noLamp })}
    >
      ${Array.from({ length: lampColumns * lampRows }, (_, at) => {
        const state = blue.get(at + 1) ?? red.get(at + 1) ?? 'off';
        return html`<i key=${at} data-state=${state} data-colour=${red.has(at + 1) && !blue.has(at + 1) ? 'red' : 'blue'}></i>`;
      })}
    </div>
  </div>`;
}

/** By number; as `19`, or `19 flashes`. */
function litOf(lamps: readonly string[]): Map<number, 'on' | 'flash'> {
  return new Map(
    lamps.map(lamp => [Number.parseInt(lamp, 10), lamp.endsWith('flashes') ? 'flash' : 'on'] as const),
  );
}

function NumLock({ shows }: { shows: Shows }) {
  const blinks = useGrown(countField(shows, 'blinks'), momentMs);
  const last = textsField(shows, 'keys').at(-1);
  return html`<div class="pad-lamps">
    <${Led} label="Num Lock" colour="green" state=${blinks ? 'flash' : textField(shows, 'numLock')} />
    ${last !== undefined && html`<${LastSent} name=${last} />`}
  </div>`;
}

function Sent({ shows }: { shows: Shows }) {
  const last = textsField(shows, 'sent').at(-1);
  return html`<div class="pad-lamps"><${LastSent} name=${last ?? words.value.unknown} /></div>`;
}

function LastSent({ name }: { name: string }) {
  return html`<span class="pad-sent">${words.value.lastSent} <code>${name}</code></span>`;
}

/** `state`: on, off or flash. */
function Led({ label, colour, state }: { label: string; colour: string; state: string | undefined }) {
  const known = state === 'on' || state === 'off' || state === 'flash' ? state : undefined;
  const said = known === undefined ? words.value.unknown : words.value[`led-${known}`];
  return html`<span class="pad-led" data-colour=${colour} data-state=${known}>
    <i aria-hidden="true"></i>${label} <b>${said}</b>
  </span>`;
}
