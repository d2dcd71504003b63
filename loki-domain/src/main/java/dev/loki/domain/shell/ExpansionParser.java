package dev.loki.domain.shell;

import dev.loki.domain.shell.CommandParser.Place;
import java.util.List;

/** Reads expansions (XCU 2.6): what they run is noted, what they yield is not known. */
final class ExpansionParser {
    /** Stands for the path that a process substitution yields. */
    static final String OPEN_FILE = "/dev/fd/63";

    private final Source source;
    private final Session session;
    private final Frame frame;
    private final WordParser words;

    /** Where the parts of an expansion go, whose value is not known anyway. */
    private final Atoms ignored = new Atoms();

    ExpansionParser(Source source, Session session, Frame frame, WordParser words) {
        this.source = source;
        this.session = session;
        this.frame = frame;
        this.words = words;
    }

    /** What follows a dollar sign. */
    void dollar(Atoms atoms, boolean quoted) {
        if (source.looksAt("(") || source.looksAt("{")) {
            nested(atoms, quoted);
        } else if (source.take("[")) {
            oldArithmetic();
            atoms.hole(quoted);
        } else if (source.looksAt("\\\n") || (source.looksAt("~") && !quoted)) {
            session.fail(source, "a $ that shells read differently");
        } else {
            variable(atoms, quoted);
        }
    }

    private void nested(Atoms atoms, boolean quoted) {
        int printed = session.printed().mark();
        if (!session.enter(source.position())) {
            source.skipToEnd();
            atoms.hole(false);
            return;
        }
        if (source.take("((")) {
            arithmetic();
            atoms.hole(quoted);
        } else if (source.take("(")) {
            commands();
            atoms.hole(quoted, session.printed().since(printed));
        } else {
            source.skip(1);
            int mark = source.mark();
            boolean one = parameter(quoted);
            atoms.hole(one, session.names().of(source.since(mark).replace("}", "")));
        }
        session.leave();
    }

    private void variable(Atoms atoms, boolean quoted) {
        char c = source.peek();
        if (Atoms.isNameCharacter(c, 0)) {
            int mark = source.mark();
            while (Atoms.isNameCharacter(source.peek(), 1)) {
                source.skip(1);
            }
            atoms.hole(quoted, session.names().of(source.since(mark)));
        } else if (c != Source.END && "@*#?-$!0123456789".indexOf(c) >= 0) {
            source.skip(1);
            atoms.hole(quoted && c != '@', session.names().of(String.valueOf(c)));
        } else {
            atoms.quoted('$');
        }
    }

    /**
     * A process substitution, whose path is that of an open file.
     *
     * @param reads whether it reads what the command writes there, and so what that is about to print
     */
    void process(Atoms atoms, boolean reads) {
        source.skip(1);
        int mark = source.mark();
        int asked = session.printed().asked();
        commands();
        if (reads && session.printed().asked() > asked) {
            session.readLater(source.since(mark).replaceFirst("\\)$", ""), frame, source.position());
        }
        atoms.quoted(OPEN_FILE);
    }

    private void commands() {
        List<HereDocument> outer = List.copyOf(source.pending());
        source.pending().clear();
        int mark = source.mark();
        session.folders().aside(() -> new CommandParser(source, session, frame).read(Place.PARENTHESES));
        if (!outer.isEmpty() && source.since(mark).indexOf('\n') >= 0) {
            session.fail(source, "a substitution of several lines between << and its here-document");
        } else if (!source.pending().isEmpty()) {
            source.pending().clear();
            session.fail(source, "a substitution that ends before its here-document");
        } else {
            source.pending().addAll(outer);
        }
    }

    /** {@code $[...]}, which bash and zsh still take for arithmetic, and others for a dollar sign. */
    private void oldArithmetic() {
        session.doubt(Doubt.Kind.PROGRAM, "$[, which some shells take for arithmetic", source.position());
        int depth = 0;
        while (!source.atEnd() && !(depth == 0 && source.peek() == ']')) {
            char c = source.peek();
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '\'' || c == '"') {
                session.fail(source, "a quote in arithmetic");
            } else {
                words.insideDouble(ignored);
            }
        }
        if (!source.take("]")) {
            session.fail(source, "$[ that is not closed");
        }
    }

    /** A command in backticks (XCU 2.6.3), inside which a backslash quotes only a few characters. */
    void backtick(Atoms atoms, boolean quoted) {
        int position = source.position();
        int printed = session.printed().mark();
        StringBuilder text = new StringBuilder();
        while (!source.atEnd() && source.peek() != '`') {
            char c = source.next();
            boolean escapes = c == '\\' && escapable(source.peek(), quoted);
            text.append(escapes ? source.next() : c);
        }
        if (!source.take("`")) {
            session.fail(source, "a backtick that is not closed");
        }
        session.folders().aside(() -> session.read(text.toString(), frame, position));
        atoms.hole(quoted, session.printed().since(printed));
    }

    private static boolean escapable(char c, boolean quoted) {
        return c == '$' || c == '`' || c == '\\' || (quoted && c == '"');
    }

    /** An arithmetic expansion (XCU 2.6.4) from behind its two opening parentheses. */
    void arithmetic() {
        int depth = 0;
        while (!source.atEnd() && !(depth == 0 && source.peek() == ')')) {
            char c = source.peek();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\'') {
                session.fail(source, "a quote in arithmetic");
            } else if (c == '"') {
                source.skip(1);
            } else {
                words.insideDouble(ignored);
            }
        }
        if (!source.take("))")) {
            session.fail(source, "(( without )): arithmetic, or two subshells");
        }
    }

    /** A parameter expansion (XCU 2.6.2) from behind its opening brace; whether it yields exactly one word. */
    private boolean parameter(boolean quoted) {
        if ("(|~\\ \t\n".indexOf(source.peek()) >= 0) {
            session.fail(source, "${ followed by what is no name");
        }
        int mark = source.mark();
        boolean inner = false;
        while (!source.atEnd() && (inner || source.peek() != '}')) {
            inner ^= source.peek() == '"';
            step(quoted || inner);
        }
        String text = source.since(mark);
        if (text.contains("@P")) {
            session.doubt(Doubt.Kind.PROGRAM, "${...@P} runs what a variable holds", source.position());
        }
        if (!source.take("}")) {
            session.fail(source, "${ that is not closed");
        }
        return quoted && !text.contains("@") && !text.startsWith("!");
    }

    private void step(boolean quoted) {
        boolean single = source.peek() == '\'' || source.looksAt("$'");
        if (single && (quoted || source.peek() == '$')) {
            eitherWay();
        } else if (single) {
            source.skip(1);
            int mark = source.mark();
            source.skipPast('\'');
            keep(source.since(mark));
        } else if (source.take("\\")) {
            keep(String.valueOf(source.next()));
        } else if (!quoted && (source.looksAt("<(") || source.looksAt(">("))) {
            process(ignored, source.next() == '>');
        } else {
            words.insideDouble(ignored);
        }
    }

    /** A single quotation that some shells take for plain text: it must be the same text for both. */
    private void eitherWay() {
        source.skip(source.peek() == '$' ? 2 : 1);
        int mark = source.mark();
        source.skipPast('\'');
        String text = source.since(mark);
        boolean same = text.endsWith("'") && text.matches("(?s)(?:[^'\"$`}\\\\]|\\\\[A-Za-z0-9])*'");
        if (!same) {
            session.fail(source, "a single quote inside ${...}, which shells read differently");
        }
    }

    private void keep(String text) {
        if (text.contains("$") || text.contains("`")) {
            session.doubt(Doubt.Kind.PROGRAM, "a quoted $ or backtick inside ${...}", source.position());
        }
    }
}
