/** Time as this process knows it: without what it stood still because the machine had other work. */

const lookEveryMs = 10;

/** `now()`: in ms, to be compared with an earlier one only. */
export function awakeTime(): { now(): number } {
  let stillMs = 0;
  let lookedAt = performance.now();
  let cpu = process.cpuUsage();

  function look(): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    // A turn that is late because of what ran in this very process is no excuse.
    stillMs += Math.max(0, now - lookedAt - lookEveryMs - (user + system) / 1000);
    lookedAt = now;
    cpu = process.cpuUsage();
  }

  setInterval(look, lookEveryMs).unref();
  return {
    now() {
      look();
      return performance.now() - stillMs;
    },
  };
}
