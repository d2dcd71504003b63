package dev.loki.domain.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The folders a command may be in: where it began, and wherever a {@code cd} before may have led. Behind {@code cd folder &&}
 * that is the folder alone, to the end of what {@code &&} joins, for else nothing there runs. One that is known in part is
 * kept as a sketch; too many of them may be any.
 */
final class Folders {
    private static final int MOST = 64;

    /** A longer path is no folder's (limits.h, PATH_MAX). */
    private static final int LONGEST = 4_096;

    /** Where the next command may be. */
    private Set<String> current = new LinkedHashSet<>(List.of(""));

    /** Where the shell may be once the list has ended. */
    private Set<String> reached = new LinkedHashSet<>(current);

    /** Where the shell, or one of those that it starts, was at any time. */
    private Set<String> been = new LinkedHashSet<>(current);

    /** Where the last move leads. */
    private List<String> moved = List.of();

    /** Where the command that was just read leads, if it succeeds; empty where that is not sure. */
    private List<String> led = List.of();

    /** Whether the next command may fail, or change the folder of another shell, while those behind it still run. */
    private boolean detached;

    private boolean renamed;
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
                : current.stream().map(folder -> FolderPaths.in(folder, path)).toList();
    }

    /** Notes that the command may go to a folder. */
    void move(Word folder) {
        lost |= !isKnown(folder);
        moves |= !folder.startsWith("/");
        moved = current.contains(Word.ANYWHERE) ? List.of() : places(folder);
        if (!current.contains(Word.ANYWHERE)) {
            current.addAll(isKnown(folder) ? moved : been);
            current.addAll(moved);
            current = bounded(current);
            reached.addAll(current);
            reached = bounded(reached);
        }
        been.addAll(moved);
        been = bounded(been);
    }

    /** Notes that the command is {@code cd} itself: if it succeeds, the shell is in this folder. */
    void moveSurely(Word folder) {
        boolean sure = isKnown(folder) && !detached && !renamed && !repeats;
        led = sure && moved.stream().allMatch(place -> place.length() < LONGEST) ? moved : List.of();
    }

    /** Notes what stands behind a command. */
    void join(Joint joint) {
        if (joint == Joint.AND && !led.isEmpty()) {
            current = bounded(new LinkedHashSet<>(led));
        } else if (joint == Joint.OR || joint == Joint.END) {
            current = new LinkedHashSet<>(reached);
        }
        led = List.of();
        detached = joint == Joint.OR || joint == Joint.PIPE;
    }

    /** Says that what the next command does to the folder may not be what it says, or of no effect. */
    void detach() {
        detached = true;
    }

    /** Says that {@code cd} may not be the shell's own, or not lead where its operand says. */
    void rename() {
        renamed = true;
    }

    /** Looks whether an argument is an option by which {@code cd} leads elsewhere (bash manual, 4.3; zsh: CHASE_DOTS). */
    void note(Word word) {
        String name = word.value().length() > MOST
                ? ""
                : word.value().toLowerCase(Locale.ROOT).replace("_", "");
        renamed |= name.contains("cdable") || name.contains("physical") || name.contains("chase");
    }

    /** Does something as from within a folder, where it is done there or not at all, and comes back. */
    void within(Word folder, Runnable work) {
        aside(() -> {
            List<String> places = places(folder);
            move(folder);
            if (!places.isEmpty()) {
                current = bounded(new LinkedHashSet<>(places));
                reached = new LinkedHashSet<>(current);
            }
            work.run();
        });
    }

    /** Does something as from within these folders, each seen from the one before. */
    void within(List<Word> folders, Runnable work) {
        if (folders.isEmpty()) {
            work.run();
        } else {
            within(folders.get(0), () -> within(folders.subList(1, folders.size()), work));
        }
    }

    /** Does something that leaves the folder as it was, as a subshell does. */
    void aside(Runnable work) {
        Set<String> before = current;
        Set<String> reachedBefore = reached;
        boolean detachedBefore = detached;
        current = new LinkedHashSet<>(before);
        reached = new LinkedHashSet<>(before);
        detached = false;
        work.run();
        current = before;
        reached = reachedBefore;
        detached = detachedBefore;
        led = List.of();
    }

    /** Reads a text that this shell may run, or another: where it leads, the shell may be or not. */
    void perhaps(Runnable work) {
        Set<String> before = current;
        Set<String> reachedBefore = reached;
        aside(() -> {
            work.run();
            before.addAll(reached);
            reachedBefore.addAll(reached);
        });
        current = bounded(current);
        reached = bounded(reached);
    }

    private List<String> places(Word folder) {
        return resolve(folder).stream()
                .flatMap(place -> place.pieces().stream())
                .map(FolderPaths::tidy)
                .distinct()
                .toList();
    }

    private Set<String> bounded(Set<String> folders) {
        if (folders.size() <= MOST) {
            return folders;
        }
        lost = true;
        return new LinkedHashSet<>(List.of(Word.ANYWHERE));
    }

    private static boolean isKnown(Word folder) {
        return folder.form() == Word.Form.TEXT || folder.form() == Word.Form.HOME;
    }

    /** Says that something may run again, or later than it stands. */
    void repeat() {
        repeats = true;
        join(Joint.END);
    }

    /** Why relative paths are not sure, if they are not. */
    Optional<String> doubt() {
        if (lost) {
            return Optional.of("the folder is changed to one that is not known");
        }
        return repeats && moves ? Optional.of("the folder may be changed more than once") : Optional.empty();
    }
}
