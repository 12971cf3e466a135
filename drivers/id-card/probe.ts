import type { Probe } from '../device.ts';
import { answerDecoder, encodeQuestion } from './codec.ts';

/** Whether the module is well: its answer has a head of five bytes and a check. No card is read. */
export const idCardProbe: Probe = {
  bauds: [115_200],
  ask: encodeQuestion('state'),
  withinMs: 500,
  answered(heard) {
    const [message, ...more] = answerDecoder()(heard);
    return message?.is === 'answer' && more.length === 0
      ? { what: 'a reader of identity cards (GA 467)', settings: {} }
      : undefined;
  },
};
