package dev.loki.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine;

/** A script by which bash and zsh complete commands, options and values: picocli's, but behind the command of a run. */
final class BashCompletion {

    /** Of {@code loki run sh -} nothing is ours any more: the shell offers files. A folder stands behind --project. */
    private static final String LEAVE_COMMANDS_ALONE = """
              local at
              for ((at = 2; at < COMP_CWORD; at++)); do
                case ${COMP_WORDS[at]} in
                  --project) if [[ ${COMP_WORDS[at + 1]} == "=" ]]; then ((at += 2)); else ((at += 1)); fi ;;
                  -?*) if [[ ${COMP_WORDS[at]} == -- ]]; then return 0; fi ;;
                  *) return 0 ;;
                esac
              done
            """;

    private BashCompletion() {}

    static String of(String name, CommandLine root) {
        String script = AutoComplete.bash(name, root);
        String run = "function _picocli_" + name + "_run() {\n";
        if (!script.contains(run)) {
            throw new IllegalStateException("expected a function for 'run' in picocli's script");
        }
        return script.replace(run, run + LEAVE_COMMANDS_ALONE);
    }
}
