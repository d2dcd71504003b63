package dev.loki.domain.shell;

import java.util.List;

/**
 * Reads {@code [[ ... ]]} (bash manual, 3.2.5.2), where operators and patterns are not those of a list.
 *
 * <p>Shells without it take it for a program and its {@code &&} and {@code ||} for their own, so what follows these
 * counts as started, too.
 */
final class TestParser {
    private final Source source;
    private final Session session;
    private final Frame frame;
    private final WordParser words;

    TestParser(Source source, Session session, Frame frame, WordParser words) {
        this.source = source;
        this.session = session;
        this.frame = frame;
        this.words = words;
    }

    /** Reads from behind the opening brackets to behind the closing ones. */
    void read() {
        boolean startsCommand = false;
        boolean open = true;
        while (open && !source.atEnd()) {
            skipSpace();
            if (source.take("&&") || source.take("||")) {
                startsCommand = true;
            } else if (source.take("(") || source.take(")")) {
                startsCommand = false;
            } else if (!substitutes() && (source.take("<") || source.take(">"))) {
                session.doubt(Doubt.Kind.FILES, "< or > in [[, where some shells redirect", source.position());
            } else {
                open = word(startsCommand);
                startsCommand = false;
            }
        }
        if (open) {
            session.unread("[[ without ]]", source.position());
        }
    }

    /** One word; whether more follow. */
    private boolean word(boolean startsCommand) {
        int mark = source.mark();
        Atoms atoms = words.atoms();
        if (source.mark() == mark) {
            session.fail(source, "an operator that [[ does not know");
        }
        session.keep(atoms, source.position());
        Word word = atoms.word(source.since(mark));
        if (startsCommand && !word.startsWith("-") && !word.is("!")) {
            session.start(List.of(word), List.of(), frame, source.position());
        }
        if (atoms.isBare("=~")) {
            regularExpression();
        }
        return !atoms.isBare("]]");
    }

    private void regularExpression() {
        skipSpace();
        int depth = 0;
        while (!source.atEnd() && (depth > 0 || " \t\n".indexOf(source.peek()) < 0)) {
            char c = source.peek();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && "|&;<>".indexOf(c) >= 0) {
                session.doubt(Doubt.Kind.PROGRAM, "an operator in the pattern of [[", source.position());
            }
            if (!substitutes() && "()|&;<> \t\n".indexOf(c) >= 0) {
                source.skip(1);
            } else {
                words.part(new Atoms());
            }
        }
    }

    private boolean substitutes() {
        return source.looksAt("<(") || source.looksAt(">(");
    }

    private void skipSpace() {
        source.skipBlanks();
        while (source.take("\n")) {
            source.skipBlanks();
        }
    }
}
