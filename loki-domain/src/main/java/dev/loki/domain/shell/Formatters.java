package dev.loki.domain.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Programs that rewrite files of JSON or YAML wherever they stand below a folder, hidden ones too: {@code prettier} looks for
 * them with its {@code dot} option on, {@code yamlfmt} and {@code biome} likewise. Those of other languages find nothing of
 * worth there.
 */
final class Formatters {
    private static final List<String> ENDS = List.of("yaml", "yml", "json");
    private static final String ANY = String.valueOf(Word.HOLE);
    private static final String BELOW = String.valueOf(Word.BELOW);

    private static final String PRETTIER =
            "config= parser= ignore-path= plugin= log-level= loglevel= stdin-filepath= print-width= tab-width="
                    + " end-of-line= trailing-comma= prose-wrap= arrow-parens= config-precedence= cache-location=";

    private Formatters() {}

    static void addTo(Map<String, Utility> all) {
        all.put("prettier", Formatters::prettier);
        all.put("yamlfmt", call -> rewrite(call, !call.hasArgument("-lint") && !call.hasArgument("-dry"), 0));
        all.put(
                "biome",
                call -> rewrite(call, Stream.of("--write", "--apply", "--fix").anyMatch(call::hasArgument), 1));
    }

    private static void prettier(Call call) {
        call.touchPerhaps();
        Options given = Options.anywhere(PRETTIER, call.arguments());
        if (given.has("w") || given.has("write")) {
            given.operands().forEach(place -> touch(call, place));
        }
    }

    private static void rewrite(Call call, boolean writes, int skipped) {
        call.touchPerhaps();
        List<Word> operands = Options.anywhere("config-path= conf= c=", call.arguments()).operands().stream()
                .skip(skipped)
                .toList();
        if (writes) {
            (operands.isEmpty() ? List.of(Word.of(".")) : operands).forEach(place -> touch(call, place));
        }
    }

    /** A file, all below a folder, or what a pattern means to the program itself; an exclamation mark takes some out. */
    private static void touch(Call call, Word place) {
        List<String> found = place.pieces().stream()
                .filter(text -> !text.startsWith("!"))
                .flatMap(Formatters::alternatives)
                .flatMap(Formatters::below)
                .toList();
        if (!found.isEmpty()) {
            call.touch(Word.unknown(place.given(), found), FileTouch.Kind.PERHAPS);
        }
    }

    private static Stream<String> alternatives(String text) {
        int open = text.indexOf('{');
        int close = text.indexOf('}', Math.max(0, open));
        return open < 0 || close < 0
                ? Stream.of(text)
                : Stream.of(text.substring(open + 1, close).split(",", -1))
                        .map(part -> text.substring(0, open)
                                + part
                                + text.substring(close + 1).replaceAll("[{}]", "*"));
    }

    private static Stream<String> below(String text) {
        boolean pattern = text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
        if (!pattern) {
            return Stream.concat(Stream.of(text), named(text + "/" + BELOW + "/" + ANY + "."));
        }
        String open = text.replace("**", BELOW).replaceAll(Pathspec.SET + "|[*?]", ANY);
        String name = open.substring(open.lastIndexOf('/') + 1);
        boolean any = name.chars().noneMatch(Character::isLetterOrDigit);
        return any
                ? named(open.substring(0, open.length() - name.length()) + (name.equals(BELOW) ? BELOW + "/" : "") + ANY
                        + ".")
                : Stream.of(open);
    }

    private static Stream<String> named(String start) {
        return ENDS.stream().map(start::concat);
    }
}
