/** The whole page: a hall as one sees it who comes in, from the boards on the wall to the last counter. */
import { html } from 'htm/preact';
import { useMemo, useRef } from 'preact/hooks';
import type { PlannedDevice } from './contract.ts';
import { DeviceBox } from './device/box.ts';
import { drawer } from './device/drawer.ts';
import { DrawerPlace } from './device/drawer-place.ts';
import { CounterPlace } from './floor/counter-place.ts';
import { type Floor, openFloor } from './floor/floor.ts';
import { PeopleList } from './floor/people.ts';
import { WaitingArea } from './floor/waiting-area.ts';
import type { Hall } from './hall.ts';
import { Header } from './header.ts';
import { type InstitutionPlace, placesOf } from './plan.ts';
import { words } from './words.ts';

export function PageFrame({ hall }: { hall: Hall }) {
  const places = useMemo(() => placesOf(hall.plan), [hall]);
  const floor = useMemo(() => openFloor(hall), [hall]);
  const { mainBoards, loudspeakers, entrance, institutions, elsewhere } = places;
  return html`<div
    class="page"
    data-connected=${hall.connected.value}
    data-drawer=${drawer.value !== undefined}
  >
    <a class="skip" href="#hall">${words.value.skipToHall}</a>
    <${Header} hall=${hall} />
    <${Lost} hall=${hall} />
    <main id="hall" class="hall" tabindex="-1">
      <div class="hall-front">
        ${
          (mainBoards.length > 0 || loudspeakers.length > 0) &&
          html`<section class="wall" id="boards" aria-labelledby="boards-heading">
          <h2 id="boards-heading" class="unseen">${words.value.mainBoards}</h2>
          <div class="main-boards"><${Devices} hall=${hall} devices=${mainBoards} /></div>
          <div class="loudspeakers"><${Devices} hall=${hall} devices=${loudspeakers} /></div>
        </section>`
        }
        <section class="entrance" id="entrance" aria-labelledby="entrance-heading">
          <h2 id="entrance-heading">${words.value.entrance}</h2>
          <${PeopleList} people=${floor.atKiosk} label=${words.value['person-at-kiosk']} />
          <div class="entrance-devices"><${Devices} hall=${hall} devices=${entrance} /></div>
        </section>
        <${WaitingArea} hall=${hall} floor=${floor} institutions=${institutions} />
      </div>
      <${Counters} hall=${hall} floor=${floor} institutions=${institutions} />
      ${
        elsewhere.length > 0 &&
        html`<section class="elsewhere" aria-labelledby="elsewhere-heading">
        <h2 id="elsewhere-heading">${words.value.elsewhere}</h2>
        <div class="elsewhere-devices"><${Devices} hall=${hall} devices=${elsewhere} /></div>
      </section>`
      }
    </main>
    <${DrawerPlace} hall=${hall} />
  </div>`;
}

function Devices({ hall, devices }: { hall: Hall; devices: readonly PlannedDevice[] }) {
  return devices.map(device => html`<${DeviceBox} key=${device.id} hall=${hall} device=${device} />`);
}

function Counters({
  hall,
  floor,
  institutions,
}: {
  hall: Hall;
  floor: Floor;
  institutions: readonly InstitutionPlace[];
}) {
  return html`<section class="counters" id="counters" aria-labelledby="counters-heading">
    <h2 id="counters-heading">${words.value.counters}</h2>
    <div class="institutions">
      ${institutions
        .filter(({ counters }) => counters.length > 0)
        .map(
          ({ id, name, colour, counters }) => html`<section
            key=${id}
            class="institution"
            style=${{ '--counters': counters.length, '--accent-here': colour }}
            aria-label=${`${words.value.counters} ${name}`}
          >
            <h3>${name}</h3>
            <ul class="counter-row">
              ${counters.map(
                counter =>
                  html`<${CounterPlace} key=${counter.id} hall=${hall} floor=${floor} counter=${counter} />`,
              )}
            </ul>
          </section>`,
        )}
    </div>
  </section>`;
}

/** Also before the first connection: what is shown is not what is. */
function Lost({ hall }: { hall: Hall }) {
  const connected = hall.connected.value;
  const before = useRef(false);
  before.current ||= connected;
  const { connectionLost, opening } = words.value;
  return html`<p class="lost" role="status">${!connected && (before.current ? connectionLost : opening)}</p>`;
}
