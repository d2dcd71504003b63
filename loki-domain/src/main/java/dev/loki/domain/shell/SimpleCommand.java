package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A simple command (XCU 2.9.1) while its words are gathered. */
final class SimpleCommand {
    /** Builtins that keep a text for later, or take a part of it for arithmetic, which runs the substitutions in it. */
    private static final Set<String> EVALUATING = Set.of(
            "test",
            "[",
            "let",
            "set",
            "printf",
            "declare",
            "typeset",
            "local",
            "export",
            "readonly",
            "read",
            "unset",
            "mapfile",
            "readarray",
            "wait",
            "getopts",
            "command",
            "builtin");

    private final int position;
    private final List<Word> words = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private boolean begun;
    private boolean maybeTwo;
    private boolean maybeAside;
    private boolean holdsCode;
    private boolean muted;
    private boolean targetNext;
    private final List<Word> targets = new ArrayList<>();

    SimpleCommand(int position) {
        this.position = position;
    }

    int position() {
        return position;
    }

    /** Whether a word here could be a reserved one: nothing precedes it. */
    boolean atStart() {
        return !begun;
    }

    /** The first word's text, as far as it is known. */
    String name() {
        return words.isEmpty() ? "" : words.get(0).value();
    }

    /** Says that what it prints goes into a file. */
    void mute() {
        muted = true;
    }

    boolean isOneWord() {
        return words.size() == 1;
    }

    boolean awaitsProgram() {
        return words.isEmpty();
    }

    void begin() {
        begun = true;
    }

    void add(List<Word> more) {
        begun = true;
        if (targetNext) {
            targets.addAll(more);
            targetNext = false;
        }
        words.addAll(more);
    }

    void note(Atoms word) {
        holdsCode |= word.holdsCode();
    }

    void add(Input input) {
        inputs.add(input);
    }

    /** Says that some shells read what follows as a command of its own. */
    void mayEndHere() {
        maybeTwo = true;
    }

    /** Says that zsh writes to the word that follows: {@code >! file} is its {@code >| file}. */
    void mayWriteNext() {
        targetNext = true;
    }

    /** Says that some shells run it in the background. */
    void mayRunAside() {
        maybeAside = true;
    }

    void finish(Session session, Frame frame) {
        if (maybeTwo) {
            session.doubt(Doubt.Kind.PROGRAM, "words after &>, which some shells start as a program", position);
        }
        if (holdsCode && words.get(0).baseName().filter(EVALUATING::contains).isPresent()) {
            session.doubt(
                    Doubt.Kind.PROGRAM, "text that holds a substitution, given to what may evaluate it", position);
        }
        targets.forEach(target -> session.touch(target, FileTouch.Kind.WRITE, ">!", position));
        session.start(words, inputs, frame.muted(muted), position);
        session.readKept(inputs);
        if (!maybeAside
                && words.size() > 1
                && (words.get(0).is("cd") || words.get(0).is("pushd"))) {
            changeFolder(session.folders());
        }
    }

    /** Where the operand is the only one, and is no option or number, it is where the shell is from here on. */
    private void changeFolder(Folders folders) {
        List<Word> operands = words.subList(words.get(1).is("--") ? 2 : 1, words.size());
        if (operands.size() == 1
                && !operands.get(0).startsWith("-")
                && !operands.get(0).startsWith("+")) {
            folders.moveSurely(operands.get(0));
        }
    }
}
