/** Where everything of one hall stands on the broker: below `one-ticket/v1/<hall>`. */

/**
 * What the broker knows this run of the daemon's connection by. Another run has another: with one for all, two halls of one id
 * would cut each other off for ever.
 */
export function clientIdOf(hall: string, boot: string): string {
  return `one-ticket-${hall}-${boot.slice(0, 8)}`;
}

export type Topics = ReturnType<typeof topicsOf>;

export function topicsOf(hall: string) {
  const prefix = `one-ticket/v1/${hall}`;
  const commands = `${prefix}/cmd/`;
  const reply = (sender: string, id: string) => `${prefix}/rsp/${sender}/${id}`;
  return {
    /** The daemon itself; the broker sets it to offline when the daemon is gone. */
    state: `${prefix}/$state`,
    info: `${prefix}/$info`,
    hall: `${prefix}/state/hall`,
    queue: (queue: string) => `${prefix}/state/queue/${queue}`,
    service: (service: string) => `${prefix}/state/service/${service}`,
    slots: (service: string) => `${prefix}/state/slots/${service}`,
    counter: (counter: string) => `${prefix}/state/counter/${counter}`,
    visit: (ticket: string) => `${prefix}/state/visit/${ticket}`,
    board: (board: string) => `${prefix}/state/board/${board}`,
    device: (device: string) => `${prefix}/device/${device}/$state`,
    health: (device: string) => `${prefix}/device/${device}/health`,
    privateFollowUp: (id: string) => `${prefix}/private/follow-up/${id}`,
    privateQuestion: (id: string) => `${prefix}/private/question/${id}`,
    /** That user owns it, or was asked to take it over. */
    ownQuestion: (user: string, id: string) => `${prefix}/private/of/${user}/question/${id}`,
    alarm: (alarm: string) => `${prefix}/alarm/${alarm}`,
    event: (kind: string) => `${prefix}/event/${kind}`,
    /** `sender`: the client, or the user and the client (sender.ts). */
    reply,
    /** What comes while a command goes on. */
    said: (sender: string, id: string) => `${reply(sender, id)}/said`,
    /** The journal's events, told once more to who asked for them. */
    replayed: (sender: string, id: string) => `${reply(sender, id)}/event`,
    stat: (name: string) => `${prefix}/stat/${name}`,
    /** Home Assistant reads here what it can show of the hall. */
    discovery: `homeassistant/device/one-ticket-${hall}/config`,
    homeAssistant: 'homeassistant/status',
    /** `user`: who gives it, in a hall that has users. */
    command: (verb: string, user?: string) => `${commands}${verb}${user === undefined ? '' : `/${user}`}`,
    everyCommand: `${commands}+`,
    everyUsersCommand: `${commands}+/+`,
    everyDevice: `${prefix}/device/+/$state`,
    everyHealth: `${prefix}/device/+/health`,
    /** All that stands retained while what it tells of is there; an earlier run, day or config may have left more. */
    everyStanding: [
      `${prefix}/state/#`,
      `${prefix}/alarm/+`,
      `${prefix}/private/#`,
      `${prefix}/device/#`,
      `${prefix}/stat/+`,
    ],
    /** What a command's topic says; none when it is another topic. */
    commandOf(topic: string): { verb: string; user?: string } | undefined {
      if (!topic.startsWith(commands)) return undefined;
      const [verb = '', user] = topic.slice(commands.length).split('/');
      // Nobody in a config has a longer name, and the answer would bear it.
      if (user !== undefined && user.length > 64) return undefined;
      return { verb, ...(user !== undefined && { user }) };
    },
    /** The device of a topic of its state; none when it is another topic. */
    deviceOf: (topic: string) => /\/device\/([a-z0-9-]+)\/\$state$/.exec(topic)?.[1],
    isStanding: (topic: string) =>
      ['state', 'alarm', 'device', 'stat', 'private'].some(kind => topic.startsWith(`${prefix}/${kind}/`)),
  };
}
