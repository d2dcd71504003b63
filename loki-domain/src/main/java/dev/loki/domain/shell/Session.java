package dev.loki.domain.shell;

import dev.loki.domain.shell.CommandParser.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One reading while it grows: what was found so far, and how much work is left to spend. */
final class Session {
    /** How many findings of one kind are enough to doubt the rest. */
    private static final int MOST = 20_000;

    private static final int DEEPEST = 80;

    private static final Set<String> RESERVED = Set.of(
            "{",
            "}",
            "!",
            "if",
            "then",
            "elif",
            "else",
            "fi",
            "while",
            "until",
            "do",
            "done",
            "for",
            "case",
            "esac",
            "select",
            "function",
            "[[",
            "coproc");

    private static final Set<String> DEVICES =
            Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/zero");

    private static final Pattern OPEN_FILE = Pattern.compile("/dev/fd/\\d+|/proc/self/fd/\\d+");

    private final List<Invocation> invocations = new ArrayList<>();
    private final List<FileTouch> touches = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Folders folders = new Folders();
    private final Names names = new Names();
    private int work;
    private int depth;

    Session(int work) {
        this.work = work;
    }

    ShellReading reading() {
        folders.doubt().ifPresent(reason -> doubt(Doubt.Kind.FILES, reason, 0));
        OwnFiles.doubts(invocations, touches).forEach(doubts::add);
        return new ShellReading(invocations, touches, doubts);
    }

    /** What the command itself says of names. */
    Names names() {
        return names;
    }

    Folders folders() {
        return folders;
    }

    void doubt(Doubt.Kind kind, String reason, int position) {
        if (doubts.size() < MOST) {
            doubts.add(new Doubt(kind, reason, position));
        }
    }

    /** Gives up on the rest of a text. */
    void fail(Source source, String reason) {
        doubt(Doubt.Kind.SYNTAX, reason, source.position());
        source.skipToEnd();
    }

    /** Goes one construct or program deeper; where that is too deep, there is a doubt instead. */
    boolean enter(int position) {
        if (depth >= DEEPEST) {
            doubt(Doubt.Kind.SYNTAX, "nested too deeply to be read", position);
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    /** Reads a text as commands. */
    void read(String text, Frame frame, int position) {
        work -= text.length();
        if (work < 0) {
            doubt(Doubt.Kind.SYNTAX, "too much to be read", position);
        } else {
            new CommandParser(new Source(text, position), this, frame).read(Place.TEXT);
        }
    }

    /** Notes that a program starts, and what that implies. */
    void start(List<Word> words, List<Input> inputs, Frame frame, int position) {
        work -= words.size();
        if (words.isEmpty()) {
            return;
        }
        if (work < 0 || invocations.size() >= MOST) {
            doubt(Doubt.Kind.SYNTAX, "too much to be read", position);
        } else if (enter(position)) {
            begin(words, inputs, frame, position);
            leave();
        }
    }

    private void begin(List<Word> words, List<Input> inputs, Frame frame, int position) {
        Word program = words.get(0);
        Invocation invocation = new Invocation(program, words.subList(1, words.size()), frame.through(), position);
        invocations.add(invocation);
        boolean odd = program.startsWith("=") || RESERVED.contains(program.value());
        if (odd || invocation.baseName().isEmpty()) {
            doubt(Doubt.Kind.PROGRAM, "which program is " + program.shown(), position);
        }
        Utilities.judge(new Call(this, invocation, inputs, frame));
        for (Word guess : program.guesses()) {
            List<Word> guessed = new ArrayList<>(guess.split());
            guessed.addAll(invocation.arguments());
            start(guessed, inputs, frame, position);
        }
    }

    /** Notes that a file is touched, wherever the command may be by then. */
    void touch(Word path, FileTouch.Kind kind, String by, int position) {
        if (path.text()
                .filter(text ->
                        DEVICES.contains(text) || OPEN_FILE.matcher(text).matches())
                .isPresent()) {
            return;
        }
        if (path.form() == Word.Form.UNKNOWN && kind != FileTouch.Kind.PERHAPS) {
            doubt(Doubt.Kind.FILES, "which file is " + path.shown(), position);
        }
        for (Word place : folders.resolve(path)) {
            if (touches.size() < MOST) {
                touches.add(new FileTouch(place, kind, by, position));
            } else {
                doubt(Doubt.Kind.FILES, "too many files to be read", position);
            }
        }
    }

    /** Judges {@code NAME=value}, as a word before a command or as an argument. */
    void assign(Word assignment, int position) {
        String name = assignment.value().replaceFirst("(?s)\\+?=.*", "");
        names.assign(assignment);
        if (Variables.steer(name)) {
            doubt(Doubt.Kind.PROGRAM, name + " is set, which changes what programs do", position);
        }
    }

    /** Judges a text that is kept for later. */
    void keep(Atoms text, int position) {
        if (text.holdsCode()) {
            doubt(Doubt.Kind.PROGRAM, "text that holds a substitution is kept for later", position);
        }
    }

    /** Says that part of the command may run again, or later than it stands. */
    void repeats() {
        folders.repeat();
    }
}
