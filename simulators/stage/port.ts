/** The simulated end of a way between the hall and a device. */

export type Port = {
  /** Where the host finds it, as the config writes it. */
  path: string;
  /** What does not fit because nobody reads, or nobody is connected, is lost, as on a real line. */
  write(bytes: Uint8Array): void;
  /** For a port that the host sees go and come with the cable: out, it is refused until it is in again. */
  plug?(isIn: boolean): void;
  close(): void;
};

export type PortEvents = {
  data(bytes: Uint8Array): void;
  /** Another host has come; what the one before left half said is void. Never where a port cannot know it. */
  connected?(): void;
};

export type OpenPort = (on: PortEvents) => Port;
