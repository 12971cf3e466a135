/** npm say's classes of one platform each, which its own types leave out. Its index would make one for this machine at once. */
declare module 'say/platform/base.js' {
  import type { ChildProcess, SpawnOptions } from 'node:child_process';

  namespace SayPlatformBase {
    type Spoken = { text: string; voice: string | null; speed: number | null };
    type Command = {
      command: string;
      args: readonly (string | number)[];
      pipedData: string;
      options: SpawnOptions;
    };
  }
  class SayPlatformBase {
    /** The program under way; null once it has ended by itself. */
    child: ChildProcess | null;
    baseSpeed: number;
    /** `speed`: 1 is the usual. Starts the program before it returns. */
    speak(
      text: string,
      voice: string | null,
      speed: number | null,
      callback?: (error: unknown) => void,
    ): void;
    buildSpeakCommand(spoken: SayPlatformBase.Spoken): SayPlatformBase.Command;
    convertSpeed(speed: number): number;
  }
  export = SayPlatformBase;
}

declare module 'say/platform/linux.js' {
  import SayPlatformBase from 'say/platform/base.js';

  class SayPlatformLinux extends SayPlatformBase {}
  export = SayPlatformLinux;
}

declare module 'say/platform/darwin.js' {
  import SayPlatformBase from 'say/platform/base.js';

  class SayPlatformDarwin extends SayPlatformBase {}
  export = SayPlatformDarwin;
}

declare module 'say/platform/win32.js' {
  import SayPlatformBase from 'say/platform/base.js';

  class SayPlatformWin32 extends SayPlatformBase {}
  export = SayPlatformWin32;
}
