/**
 * The whole surface of a hall over MQTT, topic by topic: what docs/asyncapi.yaml is made from, and what every message in
 * the tests is held against.
 */
import { z } from 'zod';
import { alarm } from './alarm.ts';
import { stateSlots as stateSlotsExample } from './booking-examples.ts';
import { type Channel, figures, passing, retained, told } from './channel.ts';
import { answers, eventChannels } from './channels-of-events.ts';
import { commandChannels } from './command.ts';
import { daemonState, info } from './daemon.ts';
import { deviceHealth, deviceState } from './device.ts';
import { discovery } from './discovery.ts';
import * as example from './examples.ts';
import { privateQuestion as privateQuestionExample } from './question-examples.ts';
import { statCounter, statDay, statHall, statInstitution, statQueue } from './stat.ts';
import {
  privateFollowUp,
  privateQuestion,
  stateBoard,
  stateCounter,
  stateHall,
  stateQueue,
  stateService,
  stateSlots,
  stateVisit,
} from './state.ts';

const standing: readonly Channel[] = [
  ...told(retained, {
    daemonState: [
      '$state',
      daemonState,
      example.daemonState,
      'The daemon itself, and the Will: said again at least every 10 s. One that was not heard for 30 s is not to be believed. ' +
        'On every connect: starting, everything retained, online (and degraded after it, where something is).',
    ],
    info: ['$info', info, example.info, 'What the config says that ops need.'],
    stateHall: ['state/hall', stateHall, example.stateHall, 'The hall as a whole.'],
    stateQueue: ['state/queue/{queue}', stateQueue, example.stateQueue, 'Who waits.'],
    stateService: [
      'state/service/{service}',
      stateService,
      example.stateService,
      'Whether tickets for it are taken.',
    ],
    stateSlots: [
      'state/slots/{service}',
      stateSlots,
      stateSlotsExample,
      'When a service can be booked, and how many seats are free (R18); only of those that can.',
    ],
    stateCounter: ['state/counter/{counter}', stateCounter, example.stateCounter, 'A counter and its hand.'],
    stateVisit: [
      'state/visit/{ticket}',
      stateVisit,
      example.stateVisit,
      'A visit while it is in the hall; gone, it is done or left.',
    ],
    stateBoard: ['state/board/{board}', stateBoard, example.stateBoard, 'What a board is to show, and does.'],
    privateFollowUp: [
      'private/follow-up/{followUp}',
      privateFollowUp,
      example.privateFollowUp,
      'A follow-up that is open, with what somebody wrote; for supervisors only. Gone, it is answered or erased.',
    ],
    privateQuestion: [
      'private/question/{question}',
      privateQuestion,
      privateQuestionExample,
      'A question that is open, with what was asked; for supervisors only. Gone, it is answered or erased (R17).',
    ],
    ownQuestion: [
      'private/of/{user}/question/{question}',
      privateQuestion,
      privateQuestionExample,
      'The same, for the user who owns it, or was asked to take it over, and nobody else.',
    ],
    alarm: ['alarm/{alarm}', alarm, example.alarm, 'Something is wrong; gone, it is over.'],
    deviceState: ['device/{device}/$state', deviceState, example.deviceState, 'A device.'],
  }),
  ...told(figures, {
    deviceHealth: [
      'device/{device}/health',
      deviceHealth,
      example.deviceHealth,
      'Its figures, when they have changed, at most every 10 s.',
    ],
    statHall: [
      'stat/hall',
      statHall,
      example.statHall,
      'The hall in flat numbers, when they have changed, at most every 10 s.',
    ],
    statDay: [
      'stat/day',
      statDay,
      example.statDay,
      'What was done today. Of an empty day: zeros, and no medians.',
    ],
    statQueue: [
      'stat/queue-{queue}',
      statQueue,
      example.statQueue,
      'A queue. A name longer than 32 is cut, with a sum of it at its end.',
    ],
    statCounter: ['stat/counter-{counter}', statCounter, example.statCounter, 'A counter.'],
    statInstitution: [
      'stat/institution-{institution}',
      statInstitution,
      example.statInstitution,
      'An institution: its queues, its counters.',
    ],
  }),
  ...told(retained, {
    discovery: [
      '',
      discovery,
      example.discovery,
      'What Home Assistant (2024.11 and later) shows of the hall; said again on homeassistant/status online.',
    ],
  }).map(channel => ({ ...channel, address: 'homeassistant/device/one-ticket-{hall}/config' })),
];

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
