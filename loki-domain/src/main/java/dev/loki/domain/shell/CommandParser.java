package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads lists of commands (XCU 2.9, 2.10).
 *
 * <p>What stands between reserved words is read as if it ran: conditions, every branch, every body. Their order is not
 * checked, for a shell that refuses it runs nothing.
 */
final class CommandParser {
    /** Where a list stands, and so what ends it. */
    enum Place {
        TEXT,
        PARENTHESES,
        CASE
    }

    private enum Step {
        MORE,
        END,
        ESAC
    }

    /** Reserved words behind which a command or a redirection follows. */
    private static final Set<String> BETWEEN =
            Set.of("{", "}", "!", "if", "then", "elif", "else", "fi", "while", "until", "do", "done");

    private static final Set<String> OPENING = Set.of("{", "if", "while", "until", "for", "select");
    private static final Set<String> CLOSING = Set.of("}", "fi", "done");

    private final Source source;
    private final Session session;
    private final Frame frame;
    private final WordParser words;
    private final RedirectionParser redirections;

    /** How many compound commands of reserved words are open. */
    private int open;

    CommandParser(Source source, Session session, Frame frame) {
        this.source = source;
        this.session = session;
        this.frame = frame;
        this.words = new WordParser(source, session, frame);
        this.redirections = new RedirectionParser(source, session, words);
    }

    /** Reads to the end of the list; whether that was {@code esac}. */
    boolean read(Place place) {
        if (!session.enter(source.position())) {
            source.skipToEnd();
            return false;
        }
        Step step = Step.MORE;
        while (step == Step.MORE && !source.atEnd()) {
            step = step(place);
        }
        if (step == Step.MORE) {
            finish(place);
        }
        session.leave();
        return step == Step.ESAC;
    }

    private void finish(Place place) {
        readHereDocuments();
        if (place != Place.TEXT) {
            session.unread("a parenthesis or case that is not closed", source.position());
        }
    }

    private Step step(Place place) {
        source.skipBlanks();
        if (source.looksAt("&>") || (!endsCommand(source) && source.peek() != '(')) {
            return command(place);
        }
        char operator = source.next();
        switch (operator) {
            case '\n' -> readHereDocuments();
            case '#' -> source.skipLine();
            case '(' -> subshell();
            case ')' -> {
                return close(place == Place.PARENTHESES, ")");
            }
            case ';' -> {
                if (source.take("&") || source.take(";")) {
                    source.take("&");
                    return close(place == Place.CASE, ";;");
                }
            }
            default -> {
                // & and |, and the end: what follows is a command of its own
            }
        }
        endPipeline(operator);
        return Step.MORE;
    }

    /** Outside of all compound commands, what was printed before an operator other than a pipe is read by none behind it. */
    private void endPipeline(char operator) {
        boolean pipes = operator == '|' && !source.take("|");
        if (pipes) {
            source.take("&");
        } else if (";\n&|".indexOf(operator) >= 0 && open == 0 && session.isOutermost()) {
            session.printed().begin();
        }
    }

    private Step close(boolean expected, String what) {
        if (!expected) {
            session.fail(source, what + " where nothing is open");
            return Step.MORE;
        }
        return Step.END;
    }

    private void subshell() {
        if (source.take("(")) {
            session.doubt(
                    Doubt.Kind.PROGRAM, "(( is arithmetic or two subshells, as the shell likes", source.position());
            words.expansions().arithmetic();
        } else {
            session.folders().aside(() -> read(Place.PARENTHESES));
        }
    }

    void readHereDocuments() {
        while (!source.pending().isEmpty()) {
            source.pending().removeFirst().readBody(source, session, frame);
        }
    }

    /** Whether no word of a command can stand here: at an operator, a comment or the end of the line. */
    static boolean endsCommand(Source source) {
        boolean redirects = source.looksAt("&>");
        return source.atEnd() || (!redirects && ";&|\n)#".indexOf(source.peek()) >= 0);
    }

    private Step command(Place place) {
        SimpleCommand command = new SimpleCommand(source.position());
        while (!source.atEnd()) {
            source.skipBlanks();
            if (endsCommand(source)) {
                break;
            }
            if (redirections.take(command)) {
                continue;
            }
            if (source.peek() == '(') {
                function(command);
                return Step.MORE;
            }
            int mark = source.mark();
            Atoms atoms = words.atoms();
            if (command.atStart() && reserved(atoms)) {
                return Step.MORE;
            }
            if (command.atStart() && atoms.isBare("esac")) {
                return close(place == Place.CASE, "esac") == Step.END ? Step.ESAC : Step.MORE;
            }
            word(command, atoms, mark);
        }
        command.finish(session, frame);
        return Step.MORE;
    }

    private void word(SimpleCommand command, Atoms atoms, int mark) {
        int equals = command.awaitsProgram() ? atoms.assignment() : -1;
        if (equals >= 0) {
            command.begin();
            if (equals == atoms.length() - 1 && source.take("(")) {
                array(atoms.text());
            }
            session.assign(atoms.word(source.since(mark)), command.position());
            session.keep(atoms, command.position());
        } else if (isDescriptorName(atoms)) {
            command.begin();
        } else {
            int last = atoms.length() - 1;
            if (last > 0 && atoms.assignment() == last && source.take("(")) {
                array(atoms.text());
            }
            command.note(atoms);
            command.add(Braces.expand(atoms, source.since(mark)));
        }
    }

    /** Whether this is the {@code {name}} of {@code {name}>file}. */
    private boolean isDescriptorName(Atoms atoms) {
        boolean redirects = source.peek() == '<' || source.peek() == '>';
        return redirects
                && !atoms.hasQuote()
                && !atoms.hasHole()
                && atoms.text().matches("\\{[A-Za-z_][A-Za-z_0-9]*\\}");
    }

    /** The elements that an array gets, from behind {@code NAME=(} or {@code NAME+=(}. */
    private void array(String assignment) {
        List<Word> elements = new ArrayList<>();
        skipSpace();
        while (!source.atEnd() && source.peek() != ')') {
            int mark = source.mark();
            Atoms element = words.atoms();
            session.keep(element, source.position());
            elements.addAll(Braces.expand(element, source.since(mark)));
            if (source.mark() == mark) {
                session.fail(source, "an array that is not a list of words");
            }
            skipSpace();
        }
        if (!source.take(")")) {
            session.fail(source, "an array that is not closed");
        }
        session.names().assign(assignment.replaceFirst("\\+?=$", ""), elements, assignment.endsWith("+="));
    }

    private void skipSpace() {
        source.skipBlanks();
        while (source.peek() == '\n' || source.peek() == '#') {
            if (source.next() == '#') {
                source.skipLine();
            } else {
                readHereDocuments();
            }
            source.skipBlanks();
        }
    }

    /** A function's name and parentheses; its body follows as a command. */
    private void function(SimpleCommand command) {
        source.skip(1);
        source.skipBlanks();
        if (!command.isOneWord() || !source.take(")")) {
            command.finish(session, frame);
            session.fail(source, "( where a word is expected");
        }
        session.define(command.name());
    }

    private boolean reserved(Atoms atoms) {
        if (atoms.hasQuote() || atoms.hasHole()) {
            return false;
        }
        String text = atoms.text();
        open += OPENING.contains(text) ? 1 : CLOSING.contains(text) && open > 0 ? -1 : 0;
        switch (text) {
            case "for", "select" -> loop();
            case "case" -> cases();
            case "function" -> functionKeyword();
            case "[[" -> new TestParser(source, session, frame, words).read();
            case "coproc" ->
                session.doubt(Doubt.Kind.PROGRAM, "coproc, behind which a name may stand or not", source.position());
            case "time" -> {
                return time();
            }
            default -> {
                if (text.equals("while") || text.equals("until")) {
                    session.repeats();
                }
                return BETWEEN.contains(text);
            }
        }
        return true;
    }

    /** Whether {@code time} is only a word before a pipeline; with options it is read as the program of that name. */
    private boolean time() {
        source.skipBlanks();
        boolean keyword = source.peek() != '-';
        if (keyword) {
            session.start(List.of(Word.of("time")), List.of(), frame, source.position());
        }
        return keyword;
    }

    private void loop() {
        session.repeats();
        source.skipBlanks();
        if (source.take("((")) {
            words.expansions().arithmetic();
            return;
        }
        int mark = source.mark();
        words.atoms();
        String name = source.since(mark);
        session.assign(Word.of(name + "="), source.position());
        skipSpace();
        if (source.looksAt("in") && !Atoms.isNameCharacter(source.peek(2), 1)) {
            source.skip(2);
            wordsOfLine(name);
        }
    }

    private void wordsOfLine(String name) {
        source.skipBlanks();
        while (!endsCommand(source)) {
            int mark = source.mark();
            Atoms value = words.atoms();
            session.keep(value, source.position());
            Braces.expand(value, source.since(mark))
                    .forEach(word -> session.names().add(name, word.pieces()));
            if (source.mark() == mark) {
                session.fail(source, "an operator where a word is expected");
            }
            source.skipBlanks();
        }
    }

    private void functionKeyword() {
        source.skipBlanks();
        session.define(words.atoms().text());
        source.skipBlanks();
        if (source.looksAt("()") || source.looksAt("( )")) {
            source.skipPast(')');
        }
    }

    private void cases() {
        source.skipBlanks();
        words.atoms();
        skipSpace();
        if (!words.atoms().isBare("in")) {
            session.fail(source, "case without in");
        }
        boolean open = true;
        while (open && !source.atEnd()) {
            open = item();
        }
        if (open) {
            session.unread("case without esac", source.position());
        }
    }

    /** One pattern and its list; whether another may follow. */
    private boolean item() {
        skipSpace();
        boolean parenthesis = source.take("(");
        source.skipBlanks();
        Atoms pattern = words.atoms();
        if (!parenthesis && pattern.isBare("esac")) {
            return false;
        }
        source.skipBlanks();
        while (source.take("|")) {
            source.skipBlanks();
            words.atoms();
            source.skipBlanks();
        }
        if (!source.take(")")) {
            session.fail(source, "a pattern of case without its )");
            return true;
        }
        return !read(Place.CASE);
    }
}
