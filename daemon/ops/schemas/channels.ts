/**
 * The whole surface of a hall over MQTT, topic by topic: what docs/asyncapi.yaml is made from, and what every message in
 * the tests is held against. Addresses are written as in AsyncAPI, `{…}` for a level that varies.
 */
import { z } from 'zod';
import { alarm } from './alarm.ts';
import { type CommandAbout, commands } from './command.ts';
import { daemonState, info } from './daemon.ts';
import { deviceHealth, deviceState } from './device.ts';
import { discovery } from './discovery.ts';
import { eventAbouts, events } from './events.ts';
import * as example from './examples.ts';
import { reply, said } from './reply.ts';
import { statCounter, statDay, statHall, statInstitution, statQueue } from './stat.ts';
import { privateFollowUp, stateBoard, stateCounter, stateHall, stateQueue, stateVisit } from './state.ts';

/** `contentType` left out: JSON. */
export type Message = {
  name: string;
  about: string;
  schema: z.ZodType;
  example: unknown;
  contentType?: 'text/plain';
};

export type Channel = {
  name: string;
  address: string;
  about: string;
  /** `told`: the hall publishes it; `taken`: the hall subscribes to it. */
  is: 'told' | 'taken';
  retain: boolean;
  qos: 0 | 1;
  /** An empty payload means: it is over, or the config knows it no more. */
  mayBeEmpty?: true;
  messages: readonly Message[];
};

const prefix = 'one-ticket/v1/{hall}';

type About = Omit<Channel, 'name' | 'address' | 'is' | 'messages'>;
const retained = { retain: true, qos: 1 } as const;
const figures = { retain: true, qos: 0 } as const;
const passing = { retain: false, qos: 1 } as const;

const told = (
  name: string,
  topic: string,
  how: Omit<About, 'about'>,
  about: string,
  schema: z.ZodType,
  example: unknown,
): Channel => ({
  name,
  address: `${prefix}/${topic}`,
  about,
  is: 'told',
  ...how,
  // Of one among several; the hall itself and its daemon are always there.
  ...(how.retain && topic.includes('{') && { mayBeEmpty: true }),
  messages: [{ name, about, schema, example }],
});

const standing: readonly Channel[] = [
  told(
    'daemonState',
    '$state',
    retained,
    'The daemon itself, and the Will: said again at least every 10 s. One that was not heard for 30 s is not to be believed. ' +
      'On every connect: starting, everything retained, online (and degraded after it, where something is).',
    daemonState,
    example.daemonState,
  ),
  told('info', '$info', retained, 'What the config says that ops need.', info, example.info),
  told('stateHall', 'state/hall', retained, 'The hall as a whole.', stateHall, example.stateHall),
  told('stateQueue', 'state/queue/{queue}', retained, 'Who waits.', stateQueue, example.stateQueue),
  told(
    'stateCounter',
    'state/counter/{counter}',
    retained,
    'A counter and its hand.',
    stateCounter,
    example.stateCounter,
  ),
  told(
    'stateVisit',
    'state/visit/{ticket}',
    retained,
    'A visit while it is in the hall; gone, it is done or left.',
    stateVisit,
    example.stateVisit,
  ),
  told(
    'stateBoard',
    'state/board/{board}',
    retained,
    'What a board is to show, and does.',
    stateBoard,
    example.stateBoard,
  ),
  told(
    'privateFollowUp',
    'private/follow-up/{followUp}',
    retained,
    'A follow-up that is open, with what somebody wrote; for supervisors only. Gone, it is answered or erased.',
    privateFollowUp,
    example.privateFollowUp,
  ),
  told('alarm', 'alarm/{alarm}', retained, 'Something is wrong; gone, it is over.', alarm, example.alarm),
  told('deviceState', 'device/{device}/$state', retained, 'A device.', deviceState, example.deviceState),
  told(
    'deviceHealth',
    'device/{device}/health',
    figures,
    'Its figures, when they have changed, at most every 10 s.',
    deviceHealth,
    example.deviceHealth,
  ),
  told(
    'statHall',
    'stat/hall',
    figures,
    'The hall in flat numbers, when they have changed, at most every 10 s.',
    statHall,
    example.statHall,
  ),
  told(
    'statDay',
    'stat/day',
    figures,
    'What was done today. Of an empty day: zeros, and no medians.',
    statDay,
    example.statDay,
  ),
  told(
    'statQueue',
    'stat/queue-{queue}',
    figures,
    'A queue. A name longer than 32 is cut, with a sum of it at its end.',
    statQueue,
    example.statQueue,
  ),
  told('statCounter', 'stat/counter-{counter}', figures, 'A counter.', statCounter, example.statCounter),
  told(
    'statInstitution',
    'stat/institution-{institution}',
    figures,
    'An institution: its queues, its counters.',
    statInstitution,
    example.statInstitution,
  ),
  {
    ...told(
      'discovery',
      '',
      retained,
      'What Home Assistant (2024.11 and later) shows of the hall; said again on homeassistant/status online.',
      discovery,
      example.discovery,
    ),
    address: 'homeassistant/device/one-ticket-{hall}/config',
  },
];

const eventMessages: readonly Message[] = [...events].map(([kind, schema]) => {
  const { about, example: one } = eventAbouts.get(kind) ?? { about: '', example: {} };
  return {
    name: `event.${kind}`,
    about,
    schema,
    example: { v: 1, ts: example.ts, seq: 17, at: example.ts - 5, kind, ...one },
  };
});

const eventChannels: readonly Channel[] = eventMessages.map(message => ({
  name: message.name,
  address: `${prefix}/${message.name.replace('.', '/')}`,
  about: message.about,
  is: 'told',
  ...passing,
  messages: [message],
}));

/** `below`: the levels that name whose command it was. `suffix`: of the names, so that each is one of a kind. */
const answersTo = (below: string, suffix: string): readonly Channel[] => [
  told(
    `said${suffix}`,
    `rsp/${below}/said`,
    passing,
    'What comes while a device is tested, and what came of a test or a replay.',
    said,
    example.said,
  ),
  {
    name: `replayed${suffix}`,
    address: `${prefix}/rsp/${below}/event`,
    about: 'The events that a replay tells, as under event/.',
    is: 'told',
    ...passing,
    messages: eventMessages,
  },
  told(
    `reply${suffix}`,
    `rsp/${below}`,
    passing,
    'The answer to a command, after it is durable.',
    reply,
    example.reply,
  ),
];

/** Below the user who gave the command, where its topic named one: nobody else can hear that, and nobody else can cause it. */
const answers: readonly Channel[] = [
  ...answersTo('{client}/{id}', ''),
  ...answersTo('{user}/{client}/{id}', '.user'),
];

const commandChannels: readonly Channel[] = [...commands].flatMap(([verb, of]: [string, CommandAbout]) => {
  const messages = [{ name: `cmd.${verb}`, about: of.about, schema: of.schema, example: of.example }];
  const taken = { about: of.about, is: 'taken', ...passing, messages } as const;
  return [
    { ...taken, name: `cmd.${verb}`, address: `${prefix}/cmd/${verb}` },
    { ...taken, name: `cmd.${verb}.user`, address: `${prefix}/cmd/${verb}/{user}` },
  ];
});

const birth =
  'Home Assistant began anew (online): it is told of the hall again. Its birth message, in plain text.';
const homeAssistant: Channel = {
  name: 'homeAssistant',
  address: 'homeassistant/status',
  about: birth,
  is: 'taken',
  ...passing,
  messages: [
    { name: 'homeAssistant', about: birth, schema: z.string(), example: 'online', contentType: 'text/plain' },
  ],
};

export const channels: readonly Channel[] = [
  ...standing,
  ...eventChannels,
  ...answers,
  ...commandChannels,
  homeAssistant,
];
