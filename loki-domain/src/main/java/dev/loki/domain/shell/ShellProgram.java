package dev.loki.domain.shell;

import java.util.List;
import java.util.Set;

/** A shell: what it reads is a text given with {@code -c}, a script, or its input (XCU, sh). */
final class ShellProgram implements Utility {
    private static final Set<String> LONG_FLAGS = Set.of(
            "--login",
            "--norc",
            "--noprofile",
            "--posix",
            "--restricted",
            "--verbose",
            "--noediting",
            "--version",
            "--help");

    @Override
    public void judge(Call call) {
        List<Word> arguments = call.arguments();
        boolean command = false;
        boolean input = false;
        int at = 0;
        while (at < arguments.size() && isOption(arguments.get(at))) {
            String option = arguments.get(at++).value();
            if (option.equals("--") || option.equals("-")) {
                break;
            } else if (option.startsWith("--")) {
                at += longOption(call, option);
            } else {
                command |= option.startsWith("-") && option.indexOf('c') > 0;
                input |= option.startsWith("-") && option.indexOf('s') > 0;
                at += (int) option.chars().filter(c -> c == 'o' || c == 'O').count();
            }
        }
        run(call, arguments.subList(Math.min(at, arguments.size()), arguments.size()), command, input);
    }

    private static boolean isOption(Word word) {
        return word.form() == Word.Form.TEXT && (word.startsWith("-") || word.startsWith("+"));
    }

    private static int longOption(Call call, String option) {
        if (option.equals("--rcfile") || option.equals("--init-file")) {
            call.doubt(Doubt.Kind.SCRIPT, call.name() + " " + option + " runs a script");
            return 1;
        }
        if (!LONG_FLAGS.contains(option)) {
            call.doubt(Doubt.Kind.PROGRAM, "an option of " + call.name() + " that is not known");
        }
        return 0;
    }

    private static void run(Call call, List<Word> operands, boolean command, boolean input) {
        boolean only = !call.arguments().isEmpty()
                && (call.arguments().get(0).is("--version")
                        || call.arguments().get(0).is("--help"));
        if (only) {
            return;
        } else if (command) {
            call.session().names().place(operands.subList(Math.min(1, operands.size()), operands.size()), 0);
            operands.stream().limit(1).forEach(call::read);
        } else if (!input && !operands.isEmpty()) {
            call.script(operands.get(0));
        } else if (call.inputs().isEmpty()) {
            call.readPiped();
        } else {
            call.inputs().forEach(from -> from.feedShell(call));
        }
    }
}
