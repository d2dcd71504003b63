package dev.loki.domain.shell;

import java.util.List;

/** Reads words: quoting (XCU 2.2) and where words end (XCU 2.3). */
final class WordParser {
    private static final String ENDS = " \t\n;&|()<>";
    private static final String EXTENDED = "?*+@!";

    private final Source source;
    private final Session session;
    private final ExpansionParser expansions;

    WordParser(Source source, Session session, Frame frame) {
        this.source = source;
        this.session = session;
        this.expansions = new ExpansionParser(source, session, frame, this);
    }

    ExpansionParser expansions() {
        return expansions;
    }

    /** The words that the next one expands to. */
    List<Word> words() {
        int mark = source.mark();
        Atoms atoms = atoms();
        return Braces.expand(atoms, source.since(mark));
    }

    /** The next word where neither braces nor names of files are expanded, such as a value or a pattern of case. */
    Word word() {
        int mark = source.mark();
        Atoms atoms = atoms();
        return atoms.word(source.since(mark));
    }

    /** The next word, perhaps empty, up to an unquoted blank or operator. */
    Atoms atoms() {
        Atoms atoms = new Atoms();
        while (!source.atEnd() && !ends()) {
            step(atoms);
        }
        return atoms;
    }

    private boolean ends() {
        boolean substitutes = source.looksAt("<(") || source.looksAt(">(");
        return !substitutes && ENDS.indexOf(source.peek()) >= 0;
    }

    private void step(Atoms atoms) {
        if (source.peek(1) == '(' && EXTENDED.indexOf(source.peek()) >= 0) {
            source.skip(1);
            extendedPattern(atoms);
        } else {
            part(atoms);
        }
    }

    /** One character, quotation or expansion. */
    void part(Atoms atoms) {
        char c = source.next();
        switch (c) {
            case '\\' -> escape(atoms);
            case '\'' -> single(atoms);
            case '"' -> doubled(atoms);
            case '$' -> dollar(atoms);
            case '`' -> expansions.backtick(atoms, false);
            case '<', '>' -> expansions.process(atoms, c == '>');
            default -> atoms.plain(c);
        }
    }

    /** The list of an extended pattern such as {@code @(a|b)} (bash manual, 3.5.8.1), which may stand for any text. */
    private void extendedPattern(Atoms atoms) {
        if (source.peek(1) == ')') {
            session.fail(source, "() behind a word that may be an extended pattern");
            return;
        }
        session.doubt(
                Doubt.Kind.PROGRAM,
                "an extended pattern, which is read differently from shell to shell",
                source.position());
        atoms.plain('*');
        source.skip(1);
        int depth = 1;
        while (depth > 0 && !source.atEnd()) {
            char c = source.peek();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (" \t\n;&<>".indexOf(c) >= 0) {
                session.fail(source, "an extended pattern with an operator or a blank in it");
            } else if ("()|".indexOf(c) >= 0) {
                source.skip(1);
            } else {
                part(new Atoms());
            }
        }
        if (depth > 0) {
            session.unread("an extended pattern that is not closed", source.position());
        }
    }

    private void escape(Atoms atoms) {
        if (source.atEnd()) {
            session.fail(source, "a backslash at the end");
        } else if (!source.take("\n")) {
            atoms.quoted(source.next());
        }
    }

    private void single(Atoms atoms) {
        atoms.quoted("");
        while (!source.atEnd() && source.peek() != '\'') {
            atoms.quoted(source.next());
        }
        close("'");
    }

    private void doubled(Atoms atoms) {
        atoms.quoted("");
        while (!source.atEnd() && source.peek() != '"') {
            insideDouble(atoms);
        }
        close("\"");
    }

    /** One step inside double quotes or a here-document. */
    void insideDouble(Atoms atoms) {
        char c = source.next();
        switch (c) {
            case '\\' -> escapeInDouble(atoms);
            case '$' -> expansions.dollar(atoms, true);
            case '`' -> expansions.backtick(atoms, true);
            default -> atoms.quoted(c);
        }
    }

    private void escapeInDouble(Atoms atoms) {
        char c = source.peek();
        if (c == '\n') {
            source.skip(1);
        } else if (c == '$' || c == '`' || c == '"' || c == '\\') {
            atoms.quoted(source.next());
        } else {
            atoms.quoted('\\');
        }
    }

    private void dollar(Atoms atoms) {
        if (source.take("'")) {
            AnsiQuoting.read(source, session, atoms);
        } else if (source.take("\"")) {
            doubled(atoms);
        } else {
            expansions.dollar(atoms, false);
        }
    }

    private void close(String quote) {
        if (!source.take(quote)) {
            session.fail(source, "a " + quote + " that is not closed");
        }
    }
}
