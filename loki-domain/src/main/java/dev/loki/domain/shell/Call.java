package dev.loki.domain.shell;

import java.util.Collection;
import java.util.List;

/** A program that starts, for those who know what it does with its arguments. */
record Call(Session session, Invocation invocation, List<Input> inputs, Frame frame) {
    private static final int SHOWN = 20;

    /** The name without its folder; empty when it is not known. */
    String name() {
        return Invocation.plain(invocation.baseName().orElse(""));
    }

    List<Word> arguments() {
        return invocation.arguments();
    }

    /** Starts another program with what follows it. */
    void run(List<Word> words) {
        session.start(words, inputs, frame.through(name()), invocation.position());
    }

    /** Reads a text as shell commands. */
    void read(Word text) {
        text.text()
                .ifPresentOrElse(
                        known -> session.read(known, frame.through(label()).muted(false), invocation.position()),
                        () -> readUnknown(text));
    }

    private void readUnknown(Word text) {
        doubt(Doubt.Kind.PROGRAM, "the commands that " + name() + " runs are not known");
        if (text.isHidden()) {
            hidden();
        }
        guess(text.spellings());
    }

    private void guess(List<String> texts) {
        session.guess(texts, frame.through(name()).muted(false), invocation.position());
    }

    /** Says that what it runs is hidden in a code, so that the command does not say it. */
    void hidden() {
        doubt(Doubt.Kind.SYNTAX, "the commands that " + name() + " runs come out of a decoder");
    }

    /** Reads what the pipeline hands it as commands: what is printed, and what a program before may make of it. */
    void readPiped() {
        doubt(Doubt.Kind.PROGRAM, name() + " reads commands from its standard input");
        Printed printed = session.printed();
        if (printed.hidesSince(printed.start())) {
            hidden();
        }
        List<String> piped = printed.since(printed.start());
        guess(piped);
        Word.split(piped)
                .forEach(piece ->
                        touch(Word.unknown("what " + name() + " reads", List.of(piece)), FileTouch.Kind.PERHAPS));
        session.awaited().forEach(document -> document.whenRead(text -> guess(text.spellings())));
    }

    /** Notes what it prints, where others may read it. */
    void print(Collection<String> lines) {
        print(lines, false);
    }

    /** Notes what it prints, with {@code open} without a newline behind it. */
    void print(Collection<String> texts, boolean open) {
        if (!frame.muted()) {
            session.printed().add(texts, open);
        }
    }

    /** Notes that it prints what a code hides. */
    void printHidden() {
        session.printed().addHidden(frame.muted());
    }

    /** Reads words, joined by blanks, as shell commands. */
    void readJoined(List<Word> words) {
        read(Word.joined(words));
    }

    private String label() {
        boolean option = !arguments().isEmpty() && arguments().get(0).startsWith("-");
        String first = option ? arguments().get(0).value() : "";
        return option && first.length() < SHOWN ? name() + " " + first : name();
    }

    /** Notes that a script runs, whose content nobody sees here. */
    void script(Word file) {
        boolean open = file.text().filter(Call::isOpenFile).isPresent();
        if (file.is(ExpansionParser.OPEN_FILE) || file.is("-") || file.is("/dev/stdin")) {
            readPiped();
        } else if (open || (file.form() != Word.Form.TEXT && file.form() != Word.Form.HOME)) {
            doubt(Doubt.Kind.PROGRAM, name() + " runs commands from " + file.shown());
        } else {
            doubt(Doubt.Kind.SCRIPT, name() + " runs the script " + file.shown());
        }
    }

    private static boolean isOpenFile(String path) {
        return path.equals("-") || path.startsWith("/dev/") || path.startsWith("/proc/");
    }

    void doubt(Doubt.Kind kind, String reason) {
        session.doubt(kind, reason, invocation.position());
    }

    void touch(Word path, FileTouch.Kind kind) {
        session.touch(path, kind, name(), invocation.position());
    }

    void touch(List<Word> paths, FileTouch.Kind kind) {
        paths.forEach(path -> touch(path, kind));
    }

    /** Notes every argument that may be a path, for a program whose effects are not known; several lines are no path. */
    void touchPerhaps() {
        for (Word word : arguments()) {
            boolean lines = word.value().indexOf('\n') >= 0;
            int equals = word.value().indexOf('=');
            if (equals >= 0 && !lines) {
                touch(word.from(equals + 1), FileTouch.Kind.PERHAPS);
            }
            if (word.startsWith("-") && !word.startsWith("--") && word.value().length() > 2) {
                touch(word.from(2), FileTouch.Kind.PERHAPS);
            }
            if (!word.startsWith("-") && !lines) {
                touch(word, FileTouch.Kind.PERHAPS);
                touchNamedIn(word);
            }
        }
    }

    /** Notes what a quoted argument may mean to a program that reads patterns, or code, by itself. */
    private void touchNamedIn(Word word) {
        boolean code = word.form() == Word.Form.TEXT && word.value().matches("[^\\n(]{1,200}\\([^\\n]{1,800}");
        boolean pattern = word.form() == Word.Form.TEXT && word.value().matches("[\\w./-]*[A-Za-z][\\w./-]*[*?\\[].*");
        if (pattern) {
            touch(Word.sketched(word.value()), FileTouch.Kind.PERHAPS);
        } else if (code) {
            for (String piece : word.value().split("[^\\w./~-]+", -1)) {
                touch(Word.of(piece), FileTouch.Kind.PERHAPS);
            }
        }
    }

    /** Whether a word may be an option that nobody here sees. */
    static boolean mayBeOption(Word word) {
        boolean begins = word.value().isEmpty() || "-*?[".indexOf(word.value().charAt(0)) >= 0;
        return (word.form() == Word.Form.UNKNOWN && (begins || word.many()))
                || (word.form() == Word.Form.PATTERN && begins);
    }

    /** Whether an argument before {@code --} may be an option that nobody here sees. */
    boolean mayHideOption() {
        return arguments().stream().takeWhile(word -> !word.is("--")).anyMatch(Call::mayBeOption);
    }

    boolean hasArgument(String prefix) {
        return arguments().stream().anyMatch(word -> word.startsWith(prefix));
    }
}
