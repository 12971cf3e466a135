/** `one-ticket completion bash|zsh`: what a shell proposes behind each verb, made from the verbs themselves. */
import type { Command } from 'commander';
import { ordersProgram } from './orders.ts';

export function completion(shell: 'bash' | 'zsh', program: Command): string {
  const orders = ordersProgram(() => {});
  const cases = [
    caseOf('', program),
    ...program.commands.map(verb => caseOf(verb.name(), verb.name() === 'call' ? orders : verb)),
    ...orders.commands.map(order => caseOf(`call ${order.name()}`, order, orders)),
  ];
  const script = `# Made by: one-ticket completion ${shell}
_one_ticket() {
  local verb="\${COMP_WORDS[1]}" order= words word before=$((COMP_CWORD > 2 ? COMP_CWORD - 2 : 0))
  [ "$COMP_CWORD" -gt 1 ] || verb=
  for word in "\${COMP_WORDS[@]:2:$before}"; do
    case " ${orders.commands.map(order => order.name()).join(' ')} " in *" $word "*) [ "$verb" != call ] || order="$word" ;; esac
  done
  case "$verb\${order:+ $order}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _one_ticket one-ticket
`;
  return shell === 'zsh'
    ? `(( $+functions[compdef] )) || { autoload -U compinit && compinit; }\nautoload -U bashcompinit && bashcompinit\n${script}`
    : script;
}

/** `above`: whose options stand behind it too. */
const caseOf = (words: string, verb: Command, above?: Command): string =>
  `    "${words}") words="${[...verb.commands.map(one => one.name()), ...optionsOf(verb), ...(above === undefined ? [] : optionsOf(above)), '--help'].join(' ')}" ;;`;

const optionsOf = ({ options }: Command): string[] => options.flatMap(({ long }) => long ?? []);
