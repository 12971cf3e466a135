/** English: what every program of ours says. */

export const en = {
  warning: (fault: string) => `warning: ${fault}`,
  noState:
    'run: found no --state, expected the folder for the journal of this hall, for example --state state/hall',
  stopping: 'stopping',
  progress: {
    /** In braces, what the bar puts in. */
    bar: (unit: string) => `{bar} {value} of {total} ${unit}, {eta} s to go`,
    sofar: (unit: string, done: number, of: number, seconds: string) =>
      `${unit}: ${done} of ${of}, ${seconds} s`,
    done: (unit: string, done: number, seconds: string) => `${unit}: ${done}, in ${seconds} s`,
  },
};
