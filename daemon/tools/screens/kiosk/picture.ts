/** What a kiosk is told of a hall: a function of what was heard, and of nothing else. Pure. */
import type { Kiosk, KioskNow, OfferedService, Why } from '../../../page/kiosk/contract.ts';
import type { Hall, Offer, ServiceNow } from '../../watch/model/halls.ts';
import { type Payload, textIn } from '../../watch/model/payload.ts';
import { hallNow, isOld, type Link, silentAfterMs } from '../../watch/model/standing.ts';
import { noticesOf } from '../display/picture.ts';
import { deskOf, nameOf } from '../names.ts';
import { ownWordsOf } from '../own-words.ts';

/** It is told the same again sooner. */
const goodForAtMostMs = 6000;

/** `hall`: none was heard yet, or none is chosen. `now`: by our clock, ms UTC. The name of the page's files is for others to say. */
export function kioskOf(hall: Hall | undefined, link: Link, now: number): Omit<Kiosk, 'page'> {
  if (hall === undefined) return { languages: [], at: now };
  const { clock, languages, names } = hall.info;
  const name = names.get('hall');
  const { timeZone } = clock.resolvedOptions();
  // What can be taken is known once the hall has described itself.
  const isKnown = name !== undefined && hall.day !== undefined && !isOld(hall, link, now);
  return {
    ...(name !== undefined && { hall: { name, timeZone } }),
    languages,
    ...ownWordsOf(hall.info, 'kiosk'),
    ...deskOf(hall.info),
    at: hallNow(hall, now),
    ...(isKnown && { now: nowIn(hall, now) }),
  };
}

function nowIn(hall: Hall, now: number): KioskNow {
  const { info, day } = hall;
  const at = hallNow(hall, now);
  return {
    goodForMs: Math.max(0, Math.min(goodForAtMostMs, silentAfterMs - (now - (hall.heardAt ?? now)))),
    takes: takesOf(hall),
    ...(day?.day !== undefined && { day: day.day }),
    institutions: [...info.institutions.keys()].flatMap(id => {
      const services = [...info.offers].filter(([, { way }]) => institutionOf(hall, way) === id);
      return services.length === 0
        ? []
        : [
            {
              name: nameOf(info, 'institutions', id),
              services: services.map(([service, offer]) => offeredOf(hall, service, offer)),
            },
          ];
    }),
    ...(info.green && { green: info.green }),
    notices: noticesOf(day?.notices ?? [], at),
  };
}

function takesOf({ day, said }: Hall): KioskNow['takes'] {
  if (day?.open !== true) return 'closed';
  return said?.lacks.includes('no-printer') === true ? 'no-paper' : 'tickets';
}

/** Of its first stop; of a choice, that of the first of its queues. */
function institutionOf({ info }: Hall, [first]: Offer['way']): string | undefined {
  return info.queues.get(first?.queues[0] ?? '')?.institution;
}

function offeredOf(hall: Hall, id: string, { way, papers }: Offer): OfferedService {
  const { info, queues, services } = hall;
  const [first] = way;
  // Where one may choose, the wait of the place that is chosen is not known yet.
  const start = first?.queues.length === 1 ? queues.get(first.queues[0] ?? '') : undefined;
  const refused = refusedOf(services.get(id));
  return {
    id,
    name: nameOf(info, 'services', id),
    ...(refused && { refused }),
    ...(start && { waiting: start.waiting, ...(start.expected && { minutes: start.expected }) }),
    choices: way.flatMap(({ queues, asked }) =>
      asked === undefined
        ? []
        : { ...asked, among: queues.map(queue => ({ queue, name: nameOf(info, 'queues', queue) })) },
    ),
    papers,
  };
}

/** A hall that does not say whether it takes one (it is older) is asked by the press itself. */
function refusedOf(now: ServiceNow | undefined): Why | undefined {
  if (now === undefined || now.state === 'open') return undefined;
  return whyOf(now.code ?? now.state, now.args);
}

export function whyOf(refused: string, args: Payload): Why {
  const again = textIn(args, 'again', 20);
  // Why nobody comes by a booking stands in its args.
  const code = refused === 'booking-unknown' ? `booking-${textIn(args, 'is', 20) ?? 'none'}` : refused;
  return { code, ...(again !== undefined && { again }) };
}
