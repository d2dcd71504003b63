package dev.loki.domain.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folders a command may be in: where it began, and wherever a {@code cd} before may have led. One that is known in part
 * is kept as a sketch; too many of them may be any.
 */
final class Folders {
    private static final int MOST = 64;

    private Set<String> current = new LinkedHashSet<>(List.of(""));
    private boolean repeats;
    private boolean moves;
    private boolean lost;

    /** A path as seen from where the command began, once for each folder it may be in. */
    List<Word> resolve(Word path) {
        boolean relative = path.form() != Word.Form.HOME && !path.startsWith("/");
        boolean nothing = path.form() == Word.Form.UNKNOWN
                && path.value().isEmpty()
                && path.sketches().isEmpty();
        return !relative || nothing
                ? List.of(path)
                : current.stream().map(folder -> in(folder, path)).toList();
    }

    private static Word in(String folder, Word path) {
        if (folder.isEmpty()) {
            return path;
        }
        Word moved = path.in(folder);
        if (path.form() != Word.Form.UNKNOWN && Word.sketched(folder).form() == Word.Form.UNKNOWN) {
            return Word.sketched(moved.value()).given(path.given());
        }
        boolean home = folder.startsWith("~") && path.form() == Word.Form.TEXT;
        return new Word(
                moved.given(), home ? Word.Form.HOME : path.form(), moved.value(), moved.many(), moved.sketches());
    }

    /** Notes that the command may go to a folder. */
    void move(Word folder) {
        lost |= !isKnown(folder);
        moves |= !folder.startsWith("/");
        if (!current.contains(Word.ANYWHERE)) {
            current.addAll(places(folder));
            bound();
        }
    }

    /** Does something as from within a folder, where it is done there or not at all, and comes back. */
    void within(Word folder, Runnable work) {
        aside(() -> {
            List<String> places = places(folder);
            move(folder);
            if (!places.isEmpty()) {
                current = new LinkedHashSet<>(places);
                bound();
            }
            work.run();
        });
    }

    /** Does something that leaves the folder as it was, as a subshell does. */
    void aside(Runnable work) {
        Set<String> before = current;
        current = new LinkedHashSet<>(before);
        work.run();
        current = before;
    }

    private List<String> places(Word folder) {
        return resolve(folder).stream()
                .flatMap(place -> place.pieces().stream())
                .map(Folders::tidy)
                .distinct()
                .toList();
    }

    private void bound() {
        if (current.size() > MOST) {
            current = new LinkedHashSet<>(List.of(Word.ANYWHERE));
            lost = true;
        }
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

    /** The folder without what leads nowhere: {@code a} of {@code a/./b/..}, as {@code cd} has it (XCU, cd -L). */
    private static String tidy(String folder) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : folder.split("/", -1)) {
            String last = names.isEmpty() ? ".." : names.peekLast();
            boolean back = name.equals("..") && !last.equals("..") && !last.equals("~");
            if (back && !last.equals(String.valueOf(Word.BELOW))) {
                names.removeLast();
            } else if (!back && !name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return (folder.startsWith("/") ? "/" : "") + String.join("/", names);
    }
}
