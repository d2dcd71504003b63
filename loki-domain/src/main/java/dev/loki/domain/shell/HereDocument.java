package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A here-document (XCU 2.7.4), from its operator to the end of its body. */
final class HereDocument implements Input {
    private final String delimiter;
    private final boolean quoted;
    private final boolean stripsTabs;
    private final List<Consumer<Word>> readers = new ArrayList<>();

    HereDocument(String delimiter, boolean quoted, boolean stripsTabs) {
        this.delimiter = delimiter;
        this.quoted = quoted;
        this.stripsTabs = stripsTabs;
    }

    /** The body follows later in the text, so the shell has to wait for it. */
    @Override
    public void feedShell(Call shell) {
        readers.add(shell::read);
    }

    @Override
    public void whenRead(Consumer<Word> reader) {
        readers.add(reader);
    }

    /** Reads the body, notes what its expansions run and, where a shell waits for it, what that would run. */
    void readBody(Source source, Session session, Frame frame) {
        int position = source.position();
        StringBuilder body = new StringBuilder();
        boolean closed = false;
        boolean continued = false;
        while (!closed && !source.atEnd()) {
            String line = stripsTabs ? withoutTabs(source.nextLine()) : source.nextLine();
            closed = line.equals(delimiter);
            if (closed && continued) {
                session.fail(source, "a here-document whose last line ends in a backslash");
            } else if (!closed) {
                body.append(line).append('\n');
            }
            continued = !quoted && line.endsWith("\\");
        }
        if (!closed) {
            session.unread("a here-document that is not closed", position);
        }
        Word text = quoted ? Word.of(body.toString()) : expanded(body.toString(), session, frame, position);
        session.awaited().remove(this);
        List.copyOf(readers).forEach(reader -> reader.accept(text));
    }

    private static Word expanded(String body, Session session, Frame frame, int position) {
        Source source = new Source(body, position);
        WordParser words = new WordParser(source, session, frame);
        Atoms atoms = new Atoms();
        atoms.quoted("");
        while (!source.atEnd()) {
            words.insideDouble(atoms);
        }
        return atoms.word("the here-document");
    }

    private static String withoutTabs(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == '\t') {
            start++;
        }
        return line.substring(start);
    }
}
