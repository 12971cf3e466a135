/** Where people wait: by institution and queue, and beside them those who were sent away or did not come. */
import { html } from 'htm/preact';
import type { Hall } from '../hall.ts';
import type { InstitutionPlace } from '../plan.ts';
import { worded, words } from '../words.ts';
import type { Floor, People } from './floor.ts';
import { PeopleList } from './people.ts';

export function WaitingArea({
  hall,
  floor,
  institutions,
}: {
  hall: Hall;
  floor: Floor;
  institutions: readonly InstitutionPlace[];
}) {
  const queues = institutions.flatMap(({ queues, colour, name }) =>
    queues.map(queue => ({ ...queue, colour, institution: name })),
  );
  return html`<section class="waiting" id="waiting" aria-labelledby="waiting-heading">
    <h2 id="waiting-heading">${words.value.waitingArea}</h2>
    <div class="queues">
      ${queues.map(
        queue =>
          html`<${QueuePlace} key=${queue.id} hall=${hall} queue=${queue} people=${floor.waiting.get(queue.id)} />`,
      )}
    </div>
    <div class="side-places">
      <${SidePlace} name=${words.value.parked} people=${floor.parked} />
      <${SidePlace} name=${words.value.missed} people=${floor.missed} />
      <${SidePlace} name=${words.value.comesAndGoes} people=${floor.between} />
    </div>
    <p class="class-marks" aria-hidden="true">
      <span data-class="green">${words.value['class-green']}</span>
      <span data-class="appointment">${words.value['class-appointment']}</span>
    </p>
  </section>`;
}

type QueueSays = { expectedWaitMin?: [low: number, high: number] };
type PlacedQueue = { id: string; name: string; institution: string; colour: string };

function QueuePlace({ hall, queue, people }: { hall: Hall; queue: PlacedQueue; people: People }) {
  const says = hall.topic<QueueSays>(`state/queue/${queue.id}`).value;
  const count = people.value.length;
  const label = `${queue.name}: ${worded('waitingCount', { count })}`;
  return html`<section class="queue" style=${{ '--accent-here': queue.colour }} aria-label=${queue.name}>
    <div class="queue-head">
      <h3>${queue.name}</h3>
      ${queue.institution !== queue.name && html`<p class="queue-institution">${queue.institution}</p>`}
      <p class="queue-count">${countText(says, count)}</p>
      <p class="queue-expected">${expectedWaitText(says?.expectedWaitMin)}</p>
    </div>
    <${PeopleList} people=${people} label=${label} />
  </section>`;
}

function countText(says: QueueSays | undefined, count: number): string {
  if (count > 0) return worded('waitingCount', { count });
  return says === undefined ? words.value.unknown : words.value.nobodyWaits;
}

/** `range`: as it stands in the state of a queue. Empty where no counter is open for it. */
export function expectedWaitText(range: readonly [low: number, high: number] | undefined): string {
  if (!Array.isArray(range)) return '';
  const [low, high] = range;
  if (high === 0) return words.value.noWait;
  if (low === 0) return worded('expectedWithin', { high });
  return low === high ? worded('expectedAbout', { minutes: low }) : worded('expectedWait', { low, high });
}

function SidePlace({ name, people }: { name: string; people: People }) {
  if (people.value.length === 0) return null;
  return html`<section class="side-place" aria-label=${name}>
    <h3>${name} <span class="side-count">${people.value.length}</span></h3>
    <${PeopleList} people=${people} label=${name} />
  </section>`;
}
