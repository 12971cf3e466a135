/** The events as they are published, and what answers commands: replies, what is told with them, and events told once more. */
import { eventForms } from '../../core/types/events.ts';
import * as answer from './answer-examples.ts';
import { type Channel, type Message, passing, prefix, told } from './channel.ts';
import { eventExamples } from './event-examples.ts';
import { events } from './events.ts';
import * as example from './examples.ts';
import { eventPart, reply, said } from './reply.ts';

const eventMessages: readonly Message[] = [...events].map(([kind, schema]) => {
  const { about } = eventForms[kind];
  const one = { v: 1, ts: example.ts, seq: 17, at: example.ts - 5, kind, ...eventExamples[kind] };
  return { name: `event.${kind}`, about, schema, example: one };
});

export const eventChannels: readonly Channel[] = eventMessages.map(message => ({
  name: message.name,
  address: `${prefix}/${message.name.replace('.', '/')}`,
  about: message.about,
  is: 'told',
  ...passing,
  messages: [message],
}));

const partMessage: Message = {
  name: 'eventPart',
  about: 'A part of an event that is too long for a message (60 KiB).',
  schema: eventPart,
  example: answer.eventPart,
};

/** `below`: the levels that name whose command it was. `suffix`: of the names, so that each is one of a kind. */
const answersTo = (below: string, suffix: string): readonly Channel[] => [
  ...told(passing, {
    [`said${suffix}`]: [
      `rsp/${below}/said`,
      said,
      answer.said,
      'What comes while a device is tested, and what came of a test or a replay.',
    ],
  }),
  {
    name: `replayed${suffix}`,
    address: `${prefix}/rsp/${below}/event`,
    about:
      'The events that a replay tells, as under event/. One that is too long for a message comes in parts.',
    is: 'told',
    ...passing,
    messages: [...eventMessages, partMessage],
  },
  ...told(passing, {
    [`reply${suffix}`]: [
      `rsp/${below}`,
      reply,
      answer.reply,
      'The answer to a command, after it is durable.',
    ],
  }),
];

/** Below the user who gave the command, where its topic named one: nobody else can hear that, and nobody else can cause it. */
export const answers: readonly Channel[] = [
  ...answersTo('{client}/{id}', ''),
  ...answersTo('{user}/{client}/{id}', '.user'),
];
