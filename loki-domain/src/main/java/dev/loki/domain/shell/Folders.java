package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folders a command may be in: where it began, and wherever a {@code cd} before may have led. */
final class Folders {
    private static final int MOST = 16;

    private Set<String> current = new LinkedHashSet<>(List.of(""));
    private boolean repeats;
    private boolean moves;
    private boolean lost;

    /** A path as seen from where the command began, once for each folder it may be in. */
    List<Word> resolve(Word path) {
        boolean relative = path.form() != Word.Form.HOME && !path.startsWith("/");
        if (!relative
                || (path.form() == Word.Form.UNKNOWN
                        && path.value().isEmpty()
                        && path.sketches().isEmpty())) {
            return List.of(path);
        }
        return current.stream().map(folder -> in(folder, path)).toList();
    }

    private static Word in(String folder, Word path) {
        boolean home = folder.startsWith("~");
        Word.Form form = home && path.form() == Word.Form.TEXT ? Word.Form.HOME : path.form();
        if (folder.isEmpty()) {
            return path;
        }
        Word moved = path.in(folder);
        return new Word(moved.given(), form, moved.value(), moved.many(), moved.sketches());
    }

    /** Notes that the command may go to a folder. */
    void move(Word folder) {
        folder.guesses().forEach(this::move);
        boolean known = isKnown(folder);
        lost |= !known || current.size() > MOST;
        moves |= !folder.startsWith("/");
        if (known && current.size() <= MOST) {
            List<String> more = new ArrayList<>();
            resolve(folder).forEach(place -> more.add(strip(place.value())));
            current.addAll(more);
        }
    }

    /** Does something as from within a folder, where it is done there or not at all, and comes back. */
    void within(Word folder, Runnable work) {
        Set<String> before = current;
        List<Word> places = resolve(folder);
        current = new LinkedHashSet<>(before);
        move(folder);
        if (isKnown(folder)) {
            current = new LinkedHashSet<>(
                    places.stream().map(place -> strip(place.value())).toList());
        }
        work.run();
        current = before;
    }

    private static boolean isKnown(Word folder) {
        return folder.form() == Word.Form.TEXT || folder.form() == Word.Form.HOME;
    }

    /** Says that something may run again, or later than it stands. */
    void repeat() {
        repeats = true;
    }

    /** Why relative paths are not sure, if they are not. */
    Optional<String> doubt() {
        if (lost) {
            return Optional.of("the folder is changed to one that is not known");
        }
        return repeats && moves ? Optional.of("the folder may be changed more than once") : Optional.empty();
    }

    private static String strip(String folder) {
        return folder.length() > 1 && folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }
}
