/** The touch screen of a kiosk: a button for each errand, and the class beside them as a switch. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useId, useMemo } from 'preact/hooks';
import type { HallPlan, PlannedDevice } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { feel } from '../pad/key-feel.ts';
import { words } from '../words.ts';
import { type Errand, type KioskClass, kioskMenu } from './kiosk-menu.ts';

export function KioskScreen({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const menu = useMemo(() => kioskMenu(device.presses), [device.presses]);
  const title = useId();
  const usual = menu.classes[0] ?? 'normal';
  /** For the next ticket only: whoever comes then is asked anew. */
  const asked = useSignal<KioskClass>(usual);

  const disabled = !hall.connected.value;

  function take(line: string): void {
    if (disabled) return;
    hall.doAt(device.id, { press: line });
    asked.value = usual;
  }

  return html`<div class="kiosk" role="group" aria-labelledby=${title} aria-disabled=${disabled}>
    <p id=${title} class="kiosk-title">${words.value.kioskTitle}</p>
    <div class="kiosk-errands">
      ${menu.errands.map(
        (errand, nth) =>
          html`<${ErrandButton} key=${nth} errand=${errand} plan=${hall.plan} line=${errand.lines[asked.value]} take=${take} />`,
      )}
    </div>
    ${menu.classes
      .filter(known => known !== usual)
      .map(
        known =>
          html`<${ClassSwitch} key=${known} name=${known} on=${asked.value === known} turn=${(on: boolean) =>
            (asked.value = on ? known : usual)} />`,
      )}
  </div>`;
}

/** `line`: what it sends now; undefined where this errand does not go with the class that is asked for. */
function ErrandButton(props: {
  errand: Errand;
  plan: HallPlan;
  line: string | undefined;
  take(line: string): void;
}) {
  const { errand, plan, line, take } = props;
  return html`<button
    type="button"
    class="kiosk-errand"
    disabled=${line === undefined}
    style=${colourOf(errand, plan)}
    onClick=${(event: { currentTarget: Element }) => {
      if (line === undefined) return;
      feel(event.currentTarget);
      take(line);
    }}
  >
    <b>${errand.services.join(words.value.listComma)}</b>
    ${errand.choices.map(choice => html`<span key=${choice}>${choice}</span>`)}
  </button>`;
}

/** That of the institution which was chosen, if one was. */
function colourOf({ choices }: Errand, { queues, institutions }: HallPlan): string | undefined {
  const queue = queues.find(({ name }) => choices.includes(name));
  const nth = institutions.findIndex(({ id }) => id === queue?.institution);
  return nth === -1 ? undefined : `--kiosk-errand: var(--institution-${nth % institutionColours})`;
}
const institutionColours = 6;

function ClassSwitch(props: { name: KioskClass; on: boolean; turn(on: boolean): void }) {
  return html`<button
    type="button"
    role="switch"
    class="kiosk-switch"
    data-class=${props.name}
    aria-checked=${props.on}
    onClick=${() => props.turn(!props.on)}
  >
    <i aria-hidden="true"></i>${words.value[`class-${props.name}`]}
  </button>`;
}
