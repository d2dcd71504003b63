package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The shell's options by which a pattern means more names (bash manual, 4.3.2: {@code dotglob}, {@code nocaseglob}; 5.2:
 * {@code GLOBIGNORE}; zsh: {@code GLOB_DOTS}). Where a command sets one, all its patterns count as such.
 */
final class PatternOptions {
    private static final int MOST = 64;
    private static final Set<String> SETTING = Set.of("set", "setopt", "zsh");

    private boolean dots;
    private boolean anyCase;
    private boolean foreign;

    /** Looks whether an argument sets one. */
    void note(Word word) {
        for (String text : word.spellings()) {
            if (text.length() < MOST) {
                String name = text.toLowerCase(Locale.ROOT).replace("_", "");
                dots |= name.contains("dotglob") || name.contains("globdots");
                anyCase |= name.contains("nocaseglob");
            }
        }
    }

    /** Looks whether zsh is told to read patterns as no other shell does ({@code EXTENDED_GLOB}, {@code GLOB_SUBST}). */
    void noteStart(String program, List<Word> arguments) {
        if (SETTING.contains(program)) {
            List<String> texts = arguments.stream()
                    .flatMap(word -> word.spellings().stream())
                    .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""))
                    .toList();
            dots |= texts.contains("4");
            foreign |= texts.stream().anyMatch(text -> text.matches("(?s)o?(?:extendedglob|globsubst).{0,9}"));
        }
    }

    /** Whether what a pattern means is not known here. */
    boolean areForeign() {
        return foreign;
    }

    void noteAssignment(String name) {
        dots |= name.equals("GLOBIGNORE");
    }

    boolean areSet() {
        return dots || anyCase;
    }

    /** The touches with what the patterns among them mean besides. */
    List<FileTouch> widen(List<FileTouch> touches) {
        return areSet()
                ? touches.stream()
                        .map(touch -> new FileTouch(widen(touch.path()), touch.kind(), touch.by(), touch.position()))
                        .toList()
                : touches;
    }

    private Word widen(Word word) {
        List<String> pieces = word.pieces();
        if (pieces.stream().noneMatch(PatternOptions::isPattern)) {
            return word;
        }
        List<String> wider =
                pieces.stream().flatMap(piece -> widen(piece).stream()).toList();
        return new Word(word.given(), Word.Form.UNKNOWN, word.value(), true, wider);
    }

    private List<String> widen(String path) {
        List<String> paths = List.of("");
        String slash = "";
        for (String name : path.split("/", -1)) {
            paths = Sketches.joined(
                    paths, Sketches.joined(List.of(slash), isPattern(name) ? names(name) : List.of(name)));
            slash = "/";
            if (paths.size() > MOST) {
                return List.of(Word.ANYWHERE);
            }
        }
        return paths;
    }

    private List<String> names(String pattern) {
        List<String> names = new ArrayList<>(List.of(pattern));
        if (dots && pattern.equals("**")) {
            names.add(String.valueOf(Word.BELOW));
        } else if (dots && isPattern(pattern.substring(0, 1))) {
            names.add("." + pattern);
            names.add("." + pattern.replaceFirst("^(?:" + Pathspec.SET + "|[*?])", ""));
        }
        if (anyCase) {
            names.add(pattern.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }
}
