package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/** Tells what a word of a simple command is (XCU 2.9.1): an assignment, a descriptor's name, or an argument. */
final class ArgumentParser {
    private final Source source;
    private final Session session;
    private final WordParser words;
    private final CommandParser lists;

    /** @param lists skips what may stand between the words of an array */
    ArgumentParser(Source source, Session session, WordParser words, CommandParser lists) {
        this.source = source;
        this.session = session;
        this.words = words;
        this.lists = lists;
    }

    /**
     * Takes a word that was read.
     *
     * @param mark where it begins
     */
    void take(SimpleCommand command, Atoms atoms, int mark) {
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
        lists.skipLines();
        while (!source.atEnd() && source.peek() != ')') {
            int mark = source.mark();
            Atoms element = words.atoms();
            session.keep(element, source.position());
            elements.addAll(Braces.expand(element, source.since(mark)));
            if (source.mark() == mark) {
                session.fail(source, "an array that is not a list of words");
            }
            lists.skipLines();
        }
        if (!source.take(")")) {
            session.fail(source, "an array that is not closed");
        }
        session.names().assign(assignment.replaceFirst("\\+?=$", ""), elements, assignment.endsWith("+="));
    }
}
