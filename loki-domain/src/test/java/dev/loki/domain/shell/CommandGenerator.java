package dev.loki.domain.shell;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes commands of harmless programs, spelt and nested in every way the shell knows. */
final class CommandGenerator {
    static final List<String> PROGRAMS = List.of("aa", "bb", "cc", "rm", "mv", "curl", "git", "tee");
    static final List<String> TOOLS =
            List.of("env", "nice", "nohup", "timeout", "xargs", "find", "stdbuf", "sh", "bash", "cat", "true", "mkdir");

    private static final String NOISE = "'\"\\$`(){};&|<> \n#*?!=~-[],@+";

    private final Random random;

    CommandGenerator(long seed) {
        random = new Random(seed);
    }

    String command() {
        return list(4);
    }

    /** The command with a few characters put in, taken out or doubled. */
    String mutated() {
        StringBuilder text = new StringBuilder(command().replace("while ", "until "));
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && text.length() > 0; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.charAt(random.nextInt(text.length())));
            }
        }
        return text.toString();
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @SafeVarargs
    private final String one(Supplier<String>... makers) {
        return makers[random.nextInt(makers.length)].get();
    }

    private String list(int depth) {
        String first = compound(depth);
        return random.nextInt(3) > 0
                ? first
                : first
                        + any("; ", " && ", " || ", " | ", "\n", " & ", " |& ", ";", "&&", "\n# aa\n")
                        + list(depth - 1);
    }

    private String compound(int depth) {
        if (depth <= 0) {
            return simple();
        }
        int less = depth - 1;
        return one(
                this::simple,
                () -> simple() + redirection(),
                () -> redirection() + " " + simple(),
                () -> "(" + list(less) + ")",
                () -> "{ " + list(less) + "\n}",
                () -> "if " + list(less) + "\nthen " + list(less) + "\nelse " + list(less) + "\nfi",
                () -> "until " + list(less) + "\ntrue; do " + list(less) + "\ndone",
                () -> "while " + list(less) + "\ndo " + list(less) + "\nexit\ndone",
                () -> "for i in 1 " + argument(less) + "; do " + list(less) + "\ndone",
                () -> "case x in (y) " + list(less) + " ;; x|z) " + list(less) + "\n;; esac",
                () -> "f() { " + list(less) + "\n}; f",
                () -> simple() + " " + argument(less),
                () -> "X=" + argument(less) + " " + simple(),
                () -> "cat <<E\n" + word(less) + "\nE\n",
                () -> "cat <<'E'\n$(aa)\nE\n" + simple(),
                () -> "sh <<" + any("E", "'E'", "\\E", "-E") + "\n" + list(less) + "\nE\n",
                () -> shell() + " " + quoted(list(less)),
                () -> "eval " + quoted(list(less)),
                () -> wrapper() + " " + simple(),
                () -> wrapper() + " " + shell() + " " + quoted(list(less)),
                () -> "echo x | xargs " + any("", "-n 1 ", "-I{} ", "-0 ") + simple(),
                () -> "find . -maxdepth 0 -exec " + simple() + any(" \\;", " {} \\;", " {} +"),
                () -> "trap " + quoted(list(less)) + " EXIT",
                () -> "! " + compound(less),
                () -> "time " + compound(less),
                () -> "[[ a " + any("== a", "=~ ^(a|b)$", "!= " + argument(less)) + " ]] && " + simple(),
                () -> "mkdir d; cd " + any("d", ".", "./d") + "; " + simple() + redirection());
    }

    private String simple() {
        return program(any(PROGRAMS.toArray(String[]::new)))
                + any("", " x", " -f 'a b'", " \"$HOME\"", " {x,y}", " *", " a=b", " \"#\"", " x # rm");
    }

    private String program(String name) {
        String head = name.substring(0, 1);
        String tail = name.substring(1);
        return any(
                name,
                name,
                name,
                name,
                name,
                "'" + name + "'",
                "\"" + name + "\"",
                head + "''" + tail,
                "\\" + name,
                head + "\\" + tail,
                "$'\\x" + Integer.toHexString(head.charAt(0)) + tail + "'",
                head + "\\\n" + tail,
                "{" + name + ",x}",
                "\"" + head + "\"" + tail,
                "$(echo " + name + ")",
                "`echo " + name + "`",
                "${Z:-" + name + "}",
                head + "$Z" + tail,
                "$\"" + name + "\"",
                "command " + name,
                "$'" + head + "'" + tail);
    }

    private String argument(int depth) {
        return one(
                () -> "x",
                () -> "$(" + list(depth) + "\n)",
                () -> "\"$(" + list(depth) + ")\"",
                () -> "`" + simple().replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$") + "`",
                () -> "${Y:-$(" + list(depth) + ")}",
                () -> "\"${Y:-$(" + list(depth) + ")}\"",
                () -> "$((1+$(echo 1; " + list(depth) + ")))",
                () -> "<(" + list(depth) + ")",
                () -> "'$(" + simple().replace("'", "") + ")'",
                () -> "\"\\$(" + "aa" + ")\"");
    }

    private String word(int depth) {
        return one(() -> "text", () -> argument(depth), () -> "\\$(aa)", () -> "it's " + argument(depth));
    }

    private String redirection() {
        return " "
                + any(
                        ">out",
                        "> 'o u t'",
                        ">>out",
                        "2>err",
                        "&>all",
                        "<>both",
                        ">|clobber",
                        ">&both",
                        "> \"$Y\"name",
                        "</dev/null",
                        "2>&1");
    }

    private String shell() {
        return any("sh -c", "bash -c", "bash -ec", "sh -e -c", "bash -o pipefail -c", "bash --norc -c", "bash -lc");
    }

    private String wrapper() {
        return any(
                "env",
                "env A=1",
                "env -u A",
                "nice",
                "nice -n 5",
                "nohup",
                "timeout 9",
                "timeout -k 1 9",
                "stdbuf -oL",
                "command",
                "exec",
                "env nice timeout 9");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
