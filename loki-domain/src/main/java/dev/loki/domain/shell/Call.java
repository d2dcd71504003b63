package dev.loki.domain.shell;

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
        text.text().ifPresentOrElse(known -> session.read(known, frame.through(label()), invocation.position()), () -> {
            doubt(Doubt.Kind.PROGRAM, "the commands that " + name() + " runs are not known");
            text.guesses().forEach(this::read);
        });
    }

    /** Reads words, joined by blanks, as shell commands. */
    void readJoined(List<Word> words) {
        if (words.stream().allMatch(word -> word.text().isPresent())) {
            read(Word.of(String.join(" ", words.stream().map(Word::value).toList())));
        } else {
            read(Word.unknown(name()));
        }
    }

    private String label() {
        boolean option = !arguments().isEmpty() && arguments().get(0).startsWith("-");
        String first = option ? arguments().get(0).value() : "";
        return option && first.length() < SHOWN ? name() + " " + first : name();
    }

    /** Notes that a script runs, whose content nobody sees here. */
    void script(Word file) {
        boolean open = file.text().filter(Call::isOpenFile).isPresent();
        if (open || (file.form() != Word.Form.TEXT && file.form() != Word.Form.HOME)) {
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

    /** Notes every argument that may be a path, for a program whose effects are not known. */
    void touchPerhaps() {
        for (Word word : arguments()) {
            int equals = word.value().indexOf('=');
            if (equals >= 0) {
                touch(word.from(equals + 1), FileTouch.Kind.PERHAPS);
            }
            if (word.startsWith("-") && !word.startsWith("--") && word.value().length() > 2) {
                touch(word.from(2), FileTouch.Kind.PERHAPS);
            }
            if (!word.startsWith("-")) {
                touch(word, FileTouch.Kind.PERHAPS);
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
