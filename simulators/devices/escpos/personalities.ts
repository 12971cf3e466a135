/** As printers of several makes answer: cheap ones answer only a part of what the manuals have, and some late. */
import {
  type Condition,
  encodeAutoStatus,
  encodeFence,
  encodeRealTime,
} from '../../../drivers/escpos/codec.ts';

type Question = Parameters<typeof encodeRealTime>[0];

type Personality = {
  /** Which of DLE EOT 1 to 4 it answers. */
  questions: readonly Question[];
  /** Bit 2 of the answer to the first: the pin of the cash drawer, high. A healthy 12 is then 16. */
  drawer?: boolean;
  autoStatus: boolean;
  /** GS r 1. */
  fence: boolean;
  lateMs: number;
};

const drawerPin = 0x04;
const usual: Personality = { questions: [1, 2, 3, 4], autoStatus: true, fence: true, lateMs: 0 };

export const personalities = {
  usual,
  drawer: { ...usual, drawer: true },
  late: { ...usual, drawer: true, lateMs: 900 },
  'no-auto-status': { ...usual, drawer: true, autoStatus: false },
  'no-cover': { ...usual, questions: [1, 4], autoStatus: false },
  'half-asked': { ...usual, questions: [1, 4], drawer: true },
  'no-fence': { ...usual, fence: false },
  'no-questions': { ...usual, questions: [] },
  'fence-only': { ...usual, questions: [], autoStatus: false },
  silent: { questions: [], autoStatus: false, fence: false, lateMs: 0 },
} as const satisfies Record<string, Personality>;
export type PersonalityName = keyof typeof personalities;

export const personalityNamed = (name: unknown): PersonalityName | undefined =>
  Object.keys(personalities).find((known): known is PersonalityName => known === name);

/** What it says to each question; undefined: nothing. */
export function answersOf(name: PersonalityName) {
  const { questions, autoStatus, fence, lateMs, drawer = false }: Personality = personalities[name];
  return {
    lateMs,
    realTime(question: Question, condition: Condition): Uint8Array | undefined {
      if (!questions.includes(question)) return undefined;
      const pin = question === 1 && drawer ? drawerPin : 0;
      return encodeRealTime(question, condition).map(byte => byte | pin);
    },
    autoStatus: (condition: Condition) => (autoStatus ? encodeAutoStatus(condition) : undefined),
    fence: (condition: Condition) => (fence ? encodeFence(condition) : undefined),
  };
}
