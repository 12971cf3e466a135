import { test } from 'vitest';
import { failsAtCalls } from './failing-calls.ts';

test.each(['EIO', 'ENOSPC'] as const)('%s at each fourth call ends the writer or does no harm', does =>
  failsAtCalls(does, 4),
);
