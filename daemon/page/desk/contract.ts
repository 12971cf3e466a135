/**
 * Between the desk's page and its server, below /desk. All but the page itself is JSON, is kept by nobody (no-store), and asks
 * for the session, which a cookie names that no script sees. Each POST but the sign-in says the session's key in `keyHeader`.
 */

export const keyHeader = 'X-Desk-Key';

/**
 * `POST /desk/sign-in`: 200 Session and the cookie; 401 NotSignedIn, told alike for an unknown user and a wrong password;
 * 429 TooOften; 503 Unheard. Where NotSignedIn says that it is open: with neither user nor password.
 */
export type SignIn = { user?: string; password?: string };

/** `GET /desk/session`: 200, asked of the hall anew, so that a counter at which somebody has signed in meanwhile stands there; or 401 NotSignedIn. */
export type Session = {
  /** Of this session, for `keyHeader`. */
  key: string;
  hall: string;
  /** The rest is what the hall answered to `who`. Neither user nor role: the hall has no users, and whoever is at its machine may order anything. */
  user?: string;
  role?: 'viewer' | 'attendant' | 'supervisor' | 'engineer' | 'citizen';
  /** Theirs now; none of an attendant of the staff list who is signed in at no counter. */
  counter?: string;
  institution?: string;
  person?: { number: string; name: string };
  verbs: readonly string[];
  /** The latest, ms UTC by the clock of the server; it ends sooner after half an hour with neither a request nor a stream. */
  endsAt: number;
};

/**
 * With each 401. `isOpen`: the hall has no users, and this is its own machine: an empty SignIn does. `ended`: this browser was signed
 * in, and its session is over.
 */
export type NotSignedIn = { isOpen: boolean; ended?: true };
/** With each 429. */
export type TooOften = { afterS: number };
/**
 * With each 503: whether a password is right nobody can tell, or what its user may do. `many`: too many are signed in.
 * `unchecked`: the broker lets in whoever comes, under any name, so that no password proves anything.
 */
export type Unheard = { why: 'broker' | 'hall' | 'many' | 'unchecked' };

/**
 * `POST /desk/order`: 200 DeskAnswer. 400: it is no such order. 401 NotSignedIn, 403: the key is wrong, 413, 429 TooOften. The same
 * id again is done once (R14), also in another session of the same user: an id is random, and is given anew only with another order.
 */
export type DeskOrder = { id: string; verb: string; args: Readonly<Record<string, unknown>> };

/**
 * As the daemon answered. `unanswered`: it did not in time, or the broker is away; whether it was done, the same id tells:
 * `duplicate` with the first code, which is `expired` where it had come too late. Then it was not done, and needs another id.
 */
export type DeskAnswer =
  | {
      status: 'ok' | 'rejected' | 'duplicate' | 'error';
      code: string;
      message: string;
      args?: Readonly<Record<string, unknown>>;
      seq?: number;
      data?: Readonly<Record<string, unknown>>;
    }
  | { status: 'unanswered' }
  /** A test of a device was given: what comes of it the stream tells (`tests`). */
  | { status: 'goes-on' };

/** `POST /desk/sign-out`: 204. The cookie is gone, its way to the broker closed, its streams ended. */

/**
 * `GET /desk/stream`, server-sent events; 401 when nobody is signed in, and it ends with the session. At most four a second, at
 * least one every two seconds; the first at once.
 */
export type DeskTold = {
  /** Names the files of the page: one that was loaded from others loads itself anew. */
  page: string;
  /** By the clock of the hall, ms UTC. */
  at: number;
  link: 'up' | 'reading' | 'lost';
  /** Otherwise nothing of it is shown as true, and no order is given. */
  isHeard: boolean;
  /** For so long after it came, ms; 0 where the hall is not heard. */
  goodForMs: number;
  /** These are all; otherwise those that changed since. */
  whole: boolean;
  /**
   * By topic below the hall's prefix: `$info`, `$state`, `state/hall`, `state/queue/…`, `state/counter/…`, `state/visit/…`,
   * `state/service/…`, `state/slots/…`, `alarm/…`, `device/…/$state`, `device/…/health`, `stat/…`, `private/follow-up/…`, `private/question/…` and `private/of/<user>/question/…` for whom the broker lets read it. As
   * published; null: it is gone.
   */
  topics: Readonly<Record<string, unknown>>;
  /** Of this session, of each device the last; left out while nothing is new of any. */
  tests?: readonly DeviceTest[];
};

/** Times by the clock of the hall, ms UTC. What is text is in the language of the hall. */
export type DeviceTest = {
  /** Of the order. */
  id: string;
  device: string;
  at: number;
  /** None: the daemon has not answered yet. */
  begun?: TestDone & { until: number };
  /** What was pressed or read, the last of it; a key behind the digits before it. */
  heard: readonly string[];
  left?: readonly string[];
  /** The device could not work at some moment of it. */
  wasLost?: true;
  /** `code` of the daemon; `no-answer`: nothing came back in time, or the daemon started again. */
  over?: TestDone & { code: string; args?: Readonly<Record<string, unknown>> };
};
/** `what`: as the daemon says it for programs; not of an older one. */
export type TestDone = { did: string; what?: Readonly<Record<string, unknown>> };
