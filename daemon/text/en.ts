/** English: what every program of ours says. */

export const en = {
  warning: (fault: string) => `warning: ${fault}`,
  noState:
    'run: found no --state, expected the folder for the journal of this hall, for example --state state/hall',
  stopping: 'stopping',
  /** As commander says what is wrong with the words of a command line. */
  usage: (fault: string) => fault,
  /** In braces, what the bar puts in. */
  progress: (unit: string) => ({
    bar: `{bar} {value} of {total} ${unit}, {eta} s to go`,
    sofar: (done: number, of: number, seconds: string) => `${unit}: ${done} of ${of}, ${seconds} s`,
    done: (count: number, seconds: string) => `${unit}: ${count}, in ${seconds} s`,
  }),
};
