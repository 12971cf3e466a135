/**
 * The whole surface of a hall over MQTT, topic by topic: what docs/asyncapi.yaml is made from, and what every message in
 * the tests is held against.
 */
import { z } from 'zod';
import { alarm } from './alarm.ts';
import { type Channel, figures, passing, retained, told } from './channel.ts';
import { answers, eventChannels } from './channels-of-events.ts';
import { commandChannels } from './command.ts';
import { daemonState, info } from './daemon.ts';
import { deviceHealth, deviceState } from './device.ts';
import { discovery } from './discovery.ts';
import * as example from './examples.ts';
import { statCounter, statDay, statHall, statInstitution, statQueue } from './stat.ts';
import { privateFollowUp, stateBoard, stateCounter, stateHall, stateQueue, stateVisit } from './state.ts';

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
