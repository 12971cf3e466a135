import { queue } from './list/queue.ts';

export const lists = [queue];
