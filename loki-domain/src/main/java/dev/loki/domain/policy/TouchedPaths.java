package dev.loki.domain.policy;

import dev.loki.domain.shell.FileTouch;
import dev.loki.domain.shell.Word;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether what one action changes is Loki's own, may be, or holds it: a path, or what a command touches. Not
 * thread-safe.
 */
final class TouchedPaths {

    private final OwnPaths own;
    private final Whereabouts whereabouts;

    /** What was judged before, so that a command that repeats itself is judged in time. */
    private final Set<String> harmless = new HashSet<>();

    TouchedPaths(OwnPaths own, Whereabouts whereabouts) {
        this.own = own;
        this.whereabouts = whereabouts;
    }

    /** Whether changing what a path names, as a file tool does, changes Loki's own. */
    boolean isOwn(String path) {
        if (path.startsWith("~/")) {
            return isOwnBelowHome(path, FileTouch.Kind.DELETE);
        }
        return ProcessPaths.hold(path)
                || whereabouts.mayLead(path, own::holds)
                || KnownSpelling.behindVariable(path, own.variables())
                        .filter(place -> whereabouts.mayLead(place, own::holds))
                        .isPresent();
    }

    /**
     * The same of a text that may be no path at all: one with a character that no path should have is none.
     */
    boolean isOwnAsGiven(String text) {
        return LexicalPath.resolve(text, "/").isPresent() && isOwn(text);
    }

    /** Whether what a command touches is Loki's own, may be, or holds it. */
    boolean changesOwn(FileTouch touch) {
        Word word = touch.path();
        return switch (word.form()) {
            case HOME -> isOwnBelowHome(word.value(), touch.kind());
            case TEXT -> isOwn(word.value(), touch.kind());
            case PATTERN -> mayBeOwn(word.value(), touch.kind());
            case UNKNOWN -> {
                Stream<String> known = KnownSpelling.of(word.given(), own.variables()).stream();
                yield Stream.concat(known, word.pieces().stream())
                        .map(String::strip)
                        .filter(spelling -> spelling.indexOf('\n') < 0)
                        .filter(spelling -> harmless.add(touch.kind() + spelling))
                        .anyMatch(spelling -> mayBeOwn(spelling, touch.kind()));
            }
        };
    }

    private boolean isOwn(String path, FileTouch.Kind kind) {
        return ProcessPaths.hold(path) || whereabouts.mayLead(path, place -> own.areChanged(place, kind));
    }

    private boolean mayBeOwn(String pattern, FileTouch.Kind kind) {
        if (pattern.startsWith("~")) {
            return (pattern.length() == 1 || pattern.charAt(1) == '/') && isOwnBelowHome(pattern, kind);
        }
        boolean keepsWhatGitHas = kind == FileTouch.Kind.RESTORE && pattern.indexOf(Word.BELOW) >= 0;
        String base = whereabouts.base();
        return !keepsWhatGitHas
                && (ProcessPaths.hold(pattern)
                        || whereabouts.mayLead(pattern, place -> own.mayBe(place, base, kind.reachesBelow())));
    }

    /** Whether it is for one of the folders that may be the home. */
    private boolean isOwnBelowHome(String path, FileTouch.Kind kind) {
        return own.homes().anyMatch(home -> {
            String place = LexicalPath.resolve(home + path.substring(1), "/").orElse("/");
            return PathPattern.begin(place) == place.length()
                    ? own.areChanged(place, kind)
                    : own.mayBe(place, home, kind.reachesBelow());
        });
    }
}
