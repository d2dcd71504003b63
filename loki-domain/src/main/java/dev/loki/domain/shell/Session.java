package dev.loki.domain.shell;

import dev.loki.domain.shell.CommandParser.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Printed printed = new Printed();
    private final PatternOptions options = new PatternOptions();
    private final Map<String, Integer> functions = new HashMap<>();
    private final Set<HereDocument> awaited = new LinkedHashSet<>();
    private final List<Runnable> later = new ArrayList<>();
    private int work;
    private int depth;
    private int guesses;
    private int guessable = 2 * ShellReader.LONGEST;
    private boolean spent;

    Session(int work) {
        this.work = work;
    }

    ShellReading reading() {
        folders.doubt().ifPresent(reason -> doubt(Doubt.Kind.FILES, reason, 0));
        OwnFiles.doubts(invocations, touches, printed.hidesInFile()).forEach(doubts::add);
        if (options.areSet()) {
            doubt(Doubt.Kind.FILES, "an option of the shell lets patterns mean more names", 0);
        }
        if (options.areForeign()) {
            doubt(Doubt.Kind.SYNTAX, "patterns that only zsh knows", 0);
        }
        return new ShellReading(invocations, options.widen(touches), doubts);
    }

    /** What the command itself says of names. */
    Names names() {
        return names;
    }

    /** What its programs print. */
    Printed printed() {
        return printed;
    }

    /** The here-documents whose bodies are still to come. */
    Set<HereDocument> awaited() {
        return awaited;
    }

    /** Whether a list is the outermost. */
    boolean isOutermost() {
        return depth == 1;
    }

    /** Notes that a function's body follows: it may run later, and more than once. */
    void define(String function) {
        functions.putIfAbsent(function, printed.mark());
        folders.repeat();
        if (function.equals("cd") || function.equals("pushd")) {
            folders.rename();
        }
    }

    Folders folders() {
        return folders;
    }

    void doubt(Doubt.Kind kind, String reason, int position) {
        if (doubts.size() < MOST) {
            doubts.add(new Doubt(kind, reason, position));
        } else if (doubts.size() == MOST) {
            doubts.add(new Doubt(Doubt.Kind.SYNTAX, "too much that is not sure", position));
        }
    }

    /** Says that a text is not what the reader knows; one that is only guessed need not be. */
    void unread(String reason, int position) {
        doubt(guesses > 0 ? Doubt.Kind.PROGRAM : Doubt.Kind.SYNTAX, reason, position);
    }

    /** Gives up on the rest of a text. */
    void fail(Source source, String reason) {
        unread(reason, source.position());
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

    /** Says that a bound is reached: what follows is not judged. */
    private void spend(String reason, int position) {
        if (!spent) {
            doubt(Doubt.Kind.SYNTAX, reason, position);
        }
        spent = true;
    }

    /** Reads a text as commands. */
    void read(String text, Frame frame, int position) {
        work -= text.length();
        if (work < 0) {
            spend("too much to be read", position);
        } else if (!spent) {
            folders.perhaps(() -> new CommandParser(new Source(text, position), this, frame).read(Place.TEXT));
        }
    }

    /** Keeps a text that reads what a command is about to print. */
    void readLater(String text, Frame frame, int position) {
        later.add(() -> read(text, frame, position));
    }

    /** Reads the texts that were kept, with what the command hands on. */
    void readKept(List<Input> inputs) {
        List<Runnable> kept = List.copyOf(later);
        later.clear();
        if (!kept.isEmpty()) {
            inputs.forEach(input -> input.whenRead(text -> printed.add(text.spellings(), false)));
            kept.forEach(Runnable::run);
        }
    }

    /** Reads texts that may be run: they are not sure, and what they hold need not be commands. */
    void guess(Collection<String> texts, Frame frame, int position) {
        guesses++;
        for (String text : texts) {
            guessable -= text.length();
            if (guessable < 0) {
                spend("too much that may be commands", position);
            } else if (Word.split(List.of(text)).stream()
                    .anyMatch(word -> Word.sketched(word).form() == Word.Form.TEXT)) {
                read(text, frame, position);
            }
        }
        guesses--;
    }

    /** Notes that a program starts, and what that implies. */
    void start(List<Word> words, List<Input> inputs, Frame frame, int position) {
        work -= words.size();
        if (words.isEmpty() || spent) {
            return;
        }
        if (work < 0 || invocations.size() >= MOST) {
            spend("too much to be read", position);
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
        words.forEach(options::note);
        options.noteStart(invocation.baseName().orElse(""), invocation.arguments());
        words.forEach(folders::note);
        invocation.baseName().map(functions::get).ifPresent(printed::reach);
        Call call = new Call(this, invocation, inputs, frame);
        inputs.forEach(input -> input.whenRead(text -> call.print(text.spellings())));
        Utilities.judge(call);
        guess(program, call);
    }

    /** Starts what an unknown word may mean: its first part is the program. */
    private void guess(Word program, Call call) {
        if (program.isHidden()) {
            call.hidden();
        }
        for (String sketch : program.sketches()) {
            List<Word> guessed = new ArrayList<>(
                    Word.split(List.of(sketch)).stream().map(Word::sketched).toList());
            if (guessed.get(0).form() == Word.Form.TEXT
                    && !guessed.get(0).value().isEmpty()) {
                guessed.addAll(call.arguments());
                start(guessed, call.inputs(), call.frame(), call.invocation().position());
            }
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
                spend("too many files to be read", position);
                return;
            }
        }
    }

    /** Judges {@code NAME=value}, as a word before a command or as an argument. */
    void assign(Word assignment, int position) {
        String name = assignment.value().replaceFirst("(?s)\\+?=.*", "");
        names.assign(assignment);
        options.noteAssignment(name);
        if (name.equals("CDPATH") || name.equals("HOME")) {
            folders.rename();
        }
        Optional<String> value = assignment
                .text()
                .filter(text -> text.startsWith(name + "="))
                .map(text -> text.substring(name.length() + 1));
        if (Variables.steer(name, value)) {
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
