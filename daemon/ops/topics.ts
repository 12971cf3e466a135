/** Where everything of one hall stands on the broker: below `one-ticket/v1/<hall>`. */
export type Topics = ReturnType<typeof topicsOf>;

export function topicsOf(hall: string) {
  const prefix = `one-ticket/v1/${hall}`;
  const commands = `${prefix}/cmd/`;
  return {
    /** The daemon itself; the broker sets it to offline when the daemon is gone. */
    state: `${prefix}/$state`,
    info: `${prefix}/$info`,
    hall: `${prefix}/state/hall`,
    queue: (queue: string) => `${prefix}/state/queue/${queue}`,
    counter: (counter: string) => `${prefix}/state/counter/${counter}`,
    visit: (ticket: string) => `${prefix}/state/visit/${ticket}`,
    board: (board: string) => `${prefix}/state/board/${board}`,
    device: (device: string) => `${prefix}/device/${device}/$state`,
    health: (device: string) => `${prefix}/device/${device}/health`,
    alarm: (alarm: string) => `${prefix}/alarm/${alarm}`,
    event: (kind: string) => `${prefix}/event/${kind}`,
    reply: (client: string, id: string) => `${prefix}/rsp/${client}/${id}`,
    /** What comes while a command goes on. */
    said: (client: string, id: string) => `${prefix}/rsp/${client}/${id}/said`,
    command: (verb: string) => `${commands}${verb}`,
    everyCommand: `${commands}+`,
    everyDevice: `${prefix}/device/+/$state`,
    everyVisit: `${prefix}/state/visit/+`,
    everyAlarm: `${prefix}/alarm/+`,
    /** The verb of a command's topic; none when it is another topic. */
    verbOf: (topic: string) => (topic.startsWith(commands) ? topic.slice(commands.length) : undefined),
    /** The device of a topic of its state; none when it is another topic. */
    deviceOf: (topic: string) => /\/device\/([a-z0-9-]+)\/\$state$/.exec(topic)?.[1],
    /** Retained only while there is such a visit or alarm. */
    comesAndGoes: (topic: string) =>
      topic.startsWith(`${prefix}/state/visit/`) || topic.startsWith(`${prefix}/alarm/`),
  };
}
