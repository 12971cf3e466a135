/** What runs on one core is measured in the processor time of its thread: what else the machine does is not in it. */

/** Milliseconds of this thread's processor time. */
export function inThread(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** The quickest of several: the first ones warm the engine, and nothing makes one quicker than it is. */
export function best<T extends { ms: number }>(samples: number, measure: () => T): T {
  let quickest = measure();
  for (let more = 1; more < samples; more += 1) {
    const one = measure();
    if (one.ms < quickest.ms) quickest = one;
  }
  return quickest;
}
