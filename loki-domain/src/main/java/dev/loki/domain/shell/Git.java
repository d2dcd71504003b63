package dev.loki.domain.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code git}: its subcommands that change the working tree, and its options that start programs. */
final class Git implements Utility {
    private static final String OPTIONS = "C= c= p P paginate no-pager bare git-dir= work-tree= namespace= version help"
            + " no-replace-objects literal-pathspecs no-optional-locks html-path man-path info-path";

    private static final Set<String> KNOWN = Set.of(
            "add",
            "archive",
            "blame",
            "branch",
            "bundle",
            "cat-file",
            "check-ignore",
            "commit",
            "config",
            "count-objects",
            "describe",
            "diff",
            "fetch",
            "for-each-ref",
            "format-patch",
            "gc",
            "grep",
            "help",
            "init",
            "lfs",
            "log",
            "ls-files",
            "ls-remote",
            "ls-tree",
            "merge-base",
            "name-rev",
            "notes",
            "prune",
            "push",
            "range-diff",
            "reflog",
            "remote",
            "rev-list",
            "rev-parse",
            "shortlog",
            "show",
            "show-ref",
            "status",
            "symbolic-ref",
            "tag",
            "update-index",
            "update-ref",
            "var",
            "version",
            "whatchanged",
            "diff-tree",
            "hash-object",
            "commit-tree",
            "write-tree");

    private static final Set<String> WHOLE_TREE = Set.of(
            "am",
            "apply",
            "bisect",
            "checkout",
            "checkout-index",
            "cherry-pick",
            "clean",
            "clone",
            "merge",
            "pull",
            "read-tree",
            "rebase",
            "reset",
            "restore",
            "revert",
            "rm",
            "mv",
            "sparse-checkout",
            "stash",
            "submodule",
            "switch",
            "worktree");

    /** By subcommand the beginnings of its options that start a program. */
    private static final Map<String, List<String>> STARTING = Map.of(
            "clone", List.of("-u", "-c", "--up", "--conf", "--temp"),
            "fetch", List.of("--up", "--exe"),
            "pull", List.of("--up", "--exe"),
            "ls-remote", List.of("--up", "--exe"),
            "push", List.of("--rece", "--exe"),
            "rebase", List.of("-x", "--exe"),
            "grep", List.of("-O", "--op"),
            "archive", List.of("--exe", "--rem"));

    @Override
    public void judge(Call call) {
        Options given = Options.leading(OPTIONS, call.arguments());
        boolean steered = given.values("c").stream().anyMatch(word -> !harmless(word));
        if (!given.sure() || steered || given.has("git-dir")) {
            call.doubt(Doubt.Kind.PROGRAM, "git with a setting that may start programs");
        }
        List<Word> words = given.operands();
        if (!words.isEmpty()) {
            call.session()
                    .folders()
                    .within(
                            given.values("C", "work-tree"),
                            () -> subcommand(call, words.get(0), words.subList(1, words.size())));
        }
    }

    private static boolean harmless(Word setting) {
        return setting.text().orElse("").matches("(core\\.(editor|pager)|sequence\\.editor)=(true|:|cat)")
                || setting.value()
                        .matches(
                                "(?s)(user|color|advice|init|pull|push|column|i18n|core\\.quote[Pp]ath|commit\\.gpgsign).*");
    }

    private static void subcommand(Call call, Word name, List<Word> words) {
        String text = name.text().orElse("");
        if (text.isEmpty()) {
            call.doubt(Doubt.Kind.PROGRAM, "git with a subcommand that is not known");
        } else if (!KNOWN.contains(text) && !WHOLE_TREE.contains(text)) {
            call.doubt(Doubt.Kind.PROGRAM, "git " + name.shown() + ", which may be an alias or start programs");
        }
        starting(call, text, words);
        GitFiles.touch(call, text, words);
    }

    private static void starting(Call call, String name, List<Word> words) {
        List<String> options = STARTING.getOrDefault(name, List.of());
        boolean option = !options.isEmpty()
                && words.stream()
                        .anyMatch(word ->
                                Call.mayBeOption(word) || options.stream().anyMatch(word::startsWith));
        boolean runs = (name.equals("bisect") && words.stream().anyMatch(word -> word.is("run")))
                || (name.equals("submodule") && words.stream().anyMatch(word -> word.is("foreach")))
                || words.stream().anyMatch(word -> word.startsWith("ext::") || word.startsWith("--ext-diff"));
        boolean sets = name.equals("config")
                && words.stream()
                        .filter(word -> !word.startsWith("-") && !word.is("set"))
                        .limit(1)
                        .anyMatch(word -> !harmless(word))
                && words.stream().filter(word -> !word.startsWith("-")).count() > 1;
        if (option || runs || sets) {
            call.doubt(Doubt.Kind.PROGRAM, "git " + name + " that starts a program, or may");
        }
    }
}
