/** What an arg of an order may be, told to whoever gave another. */
export type Expected =
  | { is: PlainlyExpected }
  | { is: 'services' | 'papers' | 'boards' | 'reason' | 'notice'; atMost: number }
  | { is: 'to-be-answered' | 'how-answered'; atMostBytes: number }
  | { is: 'one-of'; among: readonly string[] };
export type PlainlyExpected =
  | (
      | 'counter'
      | 'plate'
      | 'ticket'
      | 'queue'
      | 'service'
      | 'institution'
      | 'goal'
      | 'follow-up'
      | 'question'
      | 'slip'
      | 'return-code'
      | 'booking'
      | 'booking-slot'
      | 'identity'
      | 'board'
      | 'alarm'
      | 'device'
    )
  | ('service-list' | 'some-service' | 'paper-list' | 'board-list' | 'some-board' | 'choices')
  | ('clerk' | 'clerk-as-text' | 'reason-number' | 'paper-number' | 'cases' | 'grade' | 'source')
  | ('seq' | 'first-seq' | 'moment' | 'date' | 'month' | 'whole-number' | 'yes-or-no' | 'when' | 'object');
