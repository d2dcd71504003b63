package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Set;

/** The files that git's subcommands change. What history holds is no secret way to change a file, an operand is. */
final class GitFiles {
    /** Those that set files of the whole working tree to what the repository holds. */
    private static final Set<String> RESTORING =
            Set.of("bisect", "cherry-pick", "lfs", "merge", "pull", "read-tree", "rebase", "reset", "revert", "stash");

    /** What makes {@code apply} and {@code am} change nothing but what git has kept. */
    private static final Set<String> HARMLESS =
            Set.of("--check", "--stat", "--numstat", "--summary", "--abort", "--quit", "--show-current-patch");

    /** What takes tracked files away that the patterns leave out. */
    private static final Set<String> THINNING = Set.of("set", "init", "reapply");

    private static final Set<String> BRANCHING = Set.of("-b", "-B", "-c", "-C", "--orphan");

    private GitFiles() {}

    static void touch(Call call, String name, List<Word> words) {
        List<Word> operands = Options.anywhere("o= O= b= B= output=", words).operands();
        switch (name) {
            case "rm" -> delete(call, words, operands);
            case "clean" -> clean(call, words);
            case "stash" -> stash(call, words);
            case "mv" -> {
                call.touch(operands.stream().map(Pathspec::path).toList(), Kind.MOVE);
                call.touch(operands, Kind.WRITE);
            }
            case "checkout-index" -> {
                Options given = Options.anywhere("prefix= stage=", words);
                List<Word> prefixes = given.values("prefix");
                prefixes.forEach(prefix -> call.touch(prefix, Kind.TREE));
                if (prefixes.isEmpty()) {
                    call.touch(given.operands().stream().map(Pathspec::path).toList(), Kind.WRITE);
                    call.touch(Word.of("."), Kind.RESTORE);
                }
            }
            case "ls-files", "grep" -> list(call, name, words);
            case "checkout", "switch", "restore" -> checkout(call, name, words);
            case "apply", "am" -> {
                if (words.stream()
                        .anyMatch(word -> word.text().filter(HARMLESS::contains).isPresent())) {
                    call.touch(Word.of("."), Kind.RESTORE);
                    return;
                }
                call.doubt(Doubt.Kind.FILES, "git " + name + " changes the files that a patch names");
                call.touch(folderOf(words), Kind.TREE);
                if (name.equals("am")) {
                    call.touch(Word.of("."), Kind.SWEEP);
                } else if (call.hasArgument("--unsafe")) {
                    call.touch(Word.of("/"), Kind.TREE);
                }
            }
            case "init" -> init(call, words);
            case "clone" -> copy(call, words);
            case "worktree", "submodule" -> call.touch(operands.stream().skip(1).toList(), Kind.WRITE);
            case "config" -> call.touch(Options.anywhere("f= file=", words).values("f", "file"), Kind.WRITE);
            case "bundle" -> call.touch(operands.stream().skip(1).limit(1).toList(), Kind.WRITE);
            case "sparse-checkout" ->
                call.touch(
                        Word.of("."),
                        words.stream().anyMatch(word -> THINNING.contains(word.value())) ? Kind.SWEEP : Kind.RESTORE);
            default -> {
                if (RESTORING.contains(name)) {
                    call.touch(Word.of("."), Kind.RESTORE);
                }
            }
        }
        outputs(call, words);
    }

    private static void outputs(Call call, List<Word> words) {
        Options given = Options.anywhere("o= output= output-directory= separate-git-dir=", words);
        call.touch(given.values("o", "output", "output-directory", "separate-git-dir"), Kind.WRITE);
        words.stream()
                .filter(word -> word.startsWith("--out"))
                .forEach(word -> call.touch(word.from(Math.max(word.value().indexOf('=') + 1, 0)), Kind.PERHAPS));
    }

    private static void delete(Call call, List<Word> words, List<Word> operands) {
        if (words.stream().noneMatch(word -> word.is("--cached") || word.is("-n") || word.is("--dry-run"))) {
            touchPaths(call, operands, Kind.DELETE);
        }
    }

    private static void clean(Call call, List<Word> words) {
        Options given = Options.anywhere("e= exclude=", words);
        if (!given.has("n") && !given.has("dry-run")) {
            List<Word> operands = given.operands();
            touchPaths(call, operands.isEmpty() ? List.of(Word.of(".")) : operands, Kind.DELETE);
        }
    }

    /** Paths, of which one that begins with a colon may be anywhere in the working tree (gitglossary, pathspec). */
    private static void touchPaths(Call call, List<Word> paths, Kind kind) {
        for (Word path : paths) {
            boolean top = Pathspec.isFromTop(path) && path.value().matches(":/|:\\([^)]*\\)");
            if (!Pathspec.excludes(path)) {
                call.touch(top ? Word.of(".") : Pathspec.path(path), top ? Kind.SWEEP : kind);
            }
        }
    }

    /** The files that git knows, or with some options those that it does not. */
    private static void list(Call call, String name, List<Word> words) {
        boolean grep = name.equals("grep");
        Options given = Options.anywhere(
                grep ? "e= f= m= A= B= C= O? max-depth= threads=" : "x= X= exclude= exclude-from= format=", words);
        if (grep
                && !given.has("l")
                && !given.has("L")
                && !call.hasArgument("--files-w")
                && !call.hasArgument("--name-only")) {
            return;
        }
        int skipped = grep && !given.has("e") && !given.has("f") ? 1 : 0;
        List<Word> paths = given.operands().stream()
                .skip(skipped)
                .filter(path -> !Pathspec.excludes(path))
                .map(Pathspec::path)
                .toList();
        for (Word path : paths.isEmpty() ? List.of(Word.of(".")) : paths) {
            List<String> ends =
                    path.form() == Word.Form.UNKNOWN && !path.sketches().isEmpty()
                            ? List.of("")
                            : List.of("", "/" + Word.BELOW);
            call.print(Sketches.joined(path.pieces(), ends));
        }
    }

    private static void stash(Call call, List<Word> words) {
        boolean untracked = words.stream()
                .anyMatch(word -> Call.mayBeOption(word)
                        || word.startsWith("--i")
                        || word.startsWith("--a")
                        || word.value().matches("-[a-z]*[ua][a-z]*"));
        call.touch(Word.of("."), untracked ? Kind.SWEEP : Kind.RESTORE);
        if (!words.isEmpty() && words.get(0).is("push")) {
            touchPaths(
                    call,
                    Options.anywhere("m= message= pathspec-from-file=", words).operands().stream()
                            .skip(1)
                            .toList(),
                    Kind.DELETE);
        }
    }

    /** A new branch alone changes no file; paths change none but themselves where they surely are no branch. */
    private static void checkout(Call call, String name, List<Word> words) {
        List<Word> operands =
                Options.anywhere("b= B= c= C= s= orphan= source=", words).operands();
        List<Word> paths =
                words.stream().dropWhile(word -> !word.is("--")).skip(1).toList();
        boolean branches = words.stream().anyMatch(word -> BRANCHING.contains(word.value()));
        if (!paths.isEmpty()) {
            touchPaths(call, paths, Kind.WRITE);
        } else if (!branches || !operands.isEmpty()) {
            touchPaths(call, operands, Kind.WRITE);
            if (!name.equals("restore")) {
                call.touch(Word.of("."), Kind.RESTORE);
            }
        }
    }

    private static Word folderOf(List<Word> words) {
        return Options.anywhere("C= p= directory=", words).values("directory").stream()
                .findFirst()
                .orElse(Word.of("."));
    }

    private static void init(Call call, List<Word> words) {
        call.touch(Word.of(".git"), Kind.WRITE);
        call.touch(
                Options.anywhere("b= template= initial-branch= object-format=", words)
                        .operands(),
                Kind.WRITE);
    }

    private static void copy(Call call, List<Word> words) {
        List<Word> named = Options.anywhere("o= b= u= c= j= depth= branch= origin= reference= jobs= config=", words)
                .operands();
        if (named.size() > 1) {
            call.touch(named.get(1), Kind.TREE);
        } else if (!named.isEmpty()) {
            String base = named.get(0).value().replaceFirst("/+$", "").replaceFirst(".*[/:]", "");
            call.touch(Word.of(base.replaceFirst("\\.git$", "")), Kind.TREE);
        }
    }
}
