/** A thread that simulates the days whose numbers it is given. */
import { workerData } from 'node:worker_threads';
import { handle } from '../../core/decide/handle.ts';
import { outcomesOf } from './days.ts';
import { answerEach } from './threads.ts';

answerEach(nth => outcomesOf(workerData, nth, handle));
