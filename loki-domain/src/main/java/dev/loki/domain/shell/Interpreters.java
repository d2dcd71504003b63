package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Programs that run code in other languages: inline, from scripts, or from a project's own files. */
final class Interpreters {
    /** Subcommands of project tools behind which a program's name stands. */
    private static final Set<String> STARTING = Set.of("exec", "x", "dlx");

    /** Of node (its manual, "Command-line API"). */
    private static final String NODE_FLAGS =
            "-c|--(check|test|test-[a-z-]+(=.*)?|watch|no-warnings|trace-[a-z-]+|inspect(-brk)?(=[\\w.:]+)?|enable-source-maps"
                    + "|experimental-(vm-modules|strip-types|transform-types|test-coverage|test-module-mocks)|expose-gc"
                    + "|max-old-space-size=\\d+|env-file(-if-exists)?=.*|preserve-symlinks|unhandled-rejections=\\w+)";

    private Interpreters() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "python pypy", Interpreter.of("-[uBEsSIOq]+", "-[WX]"));
        Utilities.add(all, "node nodejs", Interpreter.of(NODE_FLAGS, "-r|--require"));
        Utilities.add(
                all,
                "perl ruby php lua luajit tclsh wish rscript r julia osascript groovy scala jshell guile racket sbcl"
                        + " swipl erl escript elixir iex ghc ghci runghc runhaskell m4 tcc pwsh powershell fish csh tcsh ipython irb deno bun",
                Interpreter.of("(?!)", "(?!)"));
        Utilities.add(all, "ed ex vi vim nvim view vimdiff gvim red emacs", Interpreters::editor);
        Utilities.add(all, "awk gawk mawk nawk", Interpreters::awk);
        Utilities.add(
                all,
                "make gmake npm yarn pnpm cargo go mvn mvnw gradle gradlew ant rake just task tox nox composer cmake ctest"
                        + " ninja meson pytest pre-commit java dotnet bazel sbt lein mix stack cabal tsc jest vitest",
                Interpreters::project);
        all.put("pip", Interpreters::pip);
        all.put("augtool", Interpreters::augtool);
        Utilities.add(
                all, "poetry pipenv uv rye hatch pdm bundle conda", call -> launcher(call, Set.of("run", "exec")));
        all.put("crontab", Interpreters::crontab);
        Utilities.add(all, "npx uvx pipx bunx corepack", call -> launcher(call, Set.of("run")));
    }

    private static void editor(Call call) {
        boolean commands = call.name().equals("ed")
                || call.name().equals("ex")
                || call.name().equals("red");
        boolean options = call.arguments().stream()
                .anyMatch(word -> word.startsWith("-") || word.startsWith("+") || Call.mayBeOption(word));
        if (commands || options) {
            call.doubt(Doubt.Kind.CODE, call.name() + " runs commands that are not read");
        }
        call.touch(
                call.arguments().stream()
                        .filter(word -> !word.startsWith("-") && !word.startsWith("+"))
                        .toList(),
                FileTouch.Kind.WRITE);
    }

    private static void awk(Call call) {
        Options given = Options.anywhere(
                "F= v= f= i= e= E= l= assign= field-separator= file= include= source= exec= load=", call.arguments());
        List<Word> kept = given.values("f", "file", "E", "exec");
        kept.forEach(call::script);
        boolean loads = given.has("i") || given.has("l") || given.has("include") || given.has("load");
        if (loads) {
            call.touch(given.operands(), FileTouch.Kind.WRITE);
        }
        List<Word> code = new ArrayList<>(given.values("e", "source"));
        if (code.isEmpty() && kept.isEmpty()) {
            given.operands().stream().limit(1).forEach(code::add);
        }
        code.forEach(program -> awkProgram(call, program));
    }

    private static void awkProgram(Call call, Word program) {
        String text = program.text().orElse("|").replace("||", "");
        boolean starts =
                text.contains("|") || text.contains("system") || text.contains("getline") || text.contains("@");
        if (starts) {
            call.doubt(Doubt.Kind.CODE, "an awk program that may start programs");
        }
        if (text.contains(">")) {
            call.doubt(Doubt.Kind.FILES, "an awk program that may write files");
        }
    }

    /** Keeps commands that run later, and so outside of what is governed: those of a file, or of its input. */
    private static void crontab(Call call) {
        Options given = Options.anywhere("u=", call.arguments());
        List<Word> files =
                given.operands().stream().filter(word -> !word.is("-")).toList();
        if (!files.isEmpty()) {
            files.forEach(call::script);
        } else if (!given.has("l") && !given.has("r")) {
            call.readPiped();
        }
    }

    private static void project(Call call) {
        boolean asks = call.arguments().size() == 1 && (call.hasArgument("--version") || call.hasArgument("--help"));
        if (!asks) {
            call.doubt(Doubt.Kind.SCRIPT, call.name() + " runs what the project's files say");
        }
        call.touchPerhaps();
        startBehind(call, STARTING);
        boolean told = Stream.of("-f", "--eval", "SHELL", "-E", "-P").anyMatch(call::hasArgument);
        boolean called = call.hasArgument("-c") || call.hasArgument("--call");
        boolean inline = (call.name().endsWith("make") && told)
                || (startsSomewhere(call, STARTING) && called)
                || call.arguments().stream().anyMatch(Word::many);
        if (inline) {
            call.doubt(Doubt.Kind.CODE, call.name() + " with an argument that may be code");
        }
    }

    /** Puts packages where it is told; takes its options in short, too. */
    private static void pip(Call call) {
        project(call);
        Options given = Options.anywhere(
                "t= d= w= r= c= e= f= i= ta= tar= targ= targe= target= dest= wheel-dir= prefix= root= src=",
                call.arguments());
        call.touch(
                given.values(
                        "t",
                        "ta",
                        "tar",
                        "targ",
                        "targe",
                        "target",
                        "d",
                        "dest",
                        "w",
                        "wheel-dir",
                        "prefix",
                        "root",
                        "src"),
                FileTouch.Kind.TREE);
    }

    /** Edits files that it knows by paths of its own. */
    private static void augtool(Call call) {
        call.doubt(Doubt.Kind.CODE, "augtool runs commands that are not read");
        call.touchPerhaps();
    }

    /** Tools that start a program in the project's environment. */
    private static void launcher(Call call, Set<String> starting) {
        call.doubt(Doubt.Kind.SCRIPT, call.name() + " starts what the project's environment holds");
        call.touchPerhaps();
        boolean self = call.name().endsWith("x");
        if (self || startsSomewhere(call, starting)) {
            List<Word> words = call.arguments();
            int at = self ? 0 : indexOf(words, starting) + 1;
            if (at < words.size() && words.get(at).is("--")) {
                at++;
            }
            boolean yes = at < words.size()
                    && (words.get(at).is("-y") || words.get(at).is("--yes"));
            List<Word> rest = words.subList(Math.min(words.size(), yes ? at + 1 : at), words.size());
            if (!rest.isEmpty() && rest.get(0).startsWith("-")) {
                call.doubt(Doubt.Kind.PROGRAM, call.name() + " with an option before the program");
            } else {
                call.run(rest);
            }
        }
    }

    private static void startBehind(Call call, Set<String> starting) {
        List<Word> words = call.arguments();
        int at = indexOf(words, starting);
        if (at >= 0) {
            List<Word> rest = words.subList(at + 1, words.size());
            call.run(rest.stream().dropWhile(word -> word.is("--")).toList());
        }
    }

    private static boolean startsSomewhere(Call call, Set<String> starting) {
        return indexOf(call.arguments(), starting) >= 0;
    }

    private static int indexOf(List<Word> words, Set<String> starting) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).text().filter(starting::contains).isPresent()) {
                return i;
            }
        }
        return -1;
    }
}
