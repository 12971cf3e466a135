/** Files share a process: the counters that the hall of one had names for are numbers again in the next. */
import { callCounters } from '../daemon/text/counters.ts';

callCounters([]);
