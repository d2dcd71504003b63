package dev.loki.domain.shell;

/** Reads lists of commands (XCU 2.9, 2.10): pipelines, subshells and simple commands. */
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

    private final Source source;
    private final Session session;
    private final Frame frame;
    private final WordParser words;
    private final RedirectionParser redirections;
    private final CompoundParser compounds;
    private final ArgumentParser arguments;

    /** Whether the list goes on behind the end of a line. */
    private boolean continued;

    CommandParser(Source source, Session session, Frame frame) {
        this.source = source;
        this.session = session;
        this.frame = frame;
        this.words = new WordParser(source, session, frame);
        this.redirections = new RedirectionParser(source, session, words);
        this.compounds = new CompoundParser(source, session, frame, words, this);
        this.arguments = new ArgumentParser(source, session, words, this);
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
        session.folders().join(Joint.END);
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
            continued = false;
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
        join(operator);
        return Step.MORE;
    }

    private void join(char operator) {
        boolean endsLine = operator == '\n' && continued;
        if (endsLine || ";\n&|".indexOf(operator) < 0) {
            continued &= operator != '(';
            return;
        }
        Joint joint = joint(operator);
        continued = joint != Joint.END;
        session.folders().join(joint);
        if (joint != Joint.PIPE && !compounds.isOpen() && session.isOutermost()) {
            session.printed().begin();
        }
    }

    private Joint joint(char operator) {
        boolean twice = (operator == '&' || operator == '|') && source.take(String.valueOf(operator));
        if (operator == '|' && !twice) {
            source.take("&");
            return Joint.PIPE;
        }
        return !twice ? Joint.END : operator == '&' ? Joint.AND : Joint.OR;
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

    /** Skips blanks, ends of lines and comments, and reads the here-documents that begin there. */
    void skipLines() {
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

    /** Reads the bodies: what they hold may have run before the rest of the line. */
    void readHereDocuments() {
        if (!source.pending().isEmpty()) {
            session.folders().join(Joint.END);
        }
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
            if (command.atStart() && compounds.take(atoms)) {
                return Step.MORE;
            }
            if (command.atStart() && atoms.isBare("esac")) {
                return close(place == Place.CASE, "esac") == Step.END ? Step.ESAC : Step.MORE;
            }
            arguments.take(command, atoms, mark);
        }
        command.finish(session, frame);
        return Step.MORE;
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
}
