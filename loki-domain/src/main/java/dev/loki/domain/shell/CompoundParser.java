package dev.loki.domain.shell;

import java.util.List;
import java.util.Set;

/**
 * Reads compound commands and functions by their reserved words (XCU 2.4, 2.9.4).
 *
 * <p>What stands between reserved words is read as if it ran: conditions, every branch, every body. Their order is not
 * checked, for a shell that refuses it runs nothing.
 */
final class CompoundParser {
    /** Reserved words behind which a command or a redirection follows. */
    private static final Set<String> BETWEEN =
            Set.of("{", "}", "!", "if", "then", "elif", "else", "fi", "while", "until", "do", "done");

    private static final Set<String> OPENING = Set.of("{", "if", "while", "until", "for", "select");
    private static final Set<String> CLOSING = Set.of("}", "fi", "done");

    private final Source source;
    private final Session session;
    private final Frame frame;
    private final WordParser words;
    private final CommandParser lists;

    /** How many compound commands of reserved words are open. */
    private int open;

    /** @param lists reads the lists within */
    CompoundParser(Source source, Session session, Frame frame, WordParser words, CommandParser lists) {
        this.source = source;
        this.session = session;
        this.frame = frame;
        this.words = words;
        this.lists = lists;
    }

    /** Whether a compound command of reserved words is not closed yet. */
    boolean isOpen() {
        return open > 0;
    }

    /** Whether the word is reserved where a command begins; what belongs to it is then read. */
    boolean take(Atoms atoms) {
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
            case "coproc" -> {
                session.folders().detach();
                session.doubt(Doubt.Kind.PROGRAM, "coproc, behind which a name may stand or not", source.position());
            }
            case "time" -> {
                return time();
            }
            default -> {
                if (text.equals("while") || text.equals("until")) {
                    session.repeats();
                } else if (text.equals("!")) {
                    session.folders().detach();
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
        lists.skipLines();
        if (source.looksAt("in") && !Atoms.isNameCharacter(source.peek(2), 1)) {
            source.skip(2);
            wordsOfLine(name);
        }
    }

    private void wordsOfLine(String name) {
        source.skipBlanks();
        while (!CommandParser.endsCommand(source)) {
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
        lists.skipLines();
        if (!words.atoms().isBare("in")) {
            session.fail(source, "case without in");
        }
        boolean more = true;
        while (more && !source.atEnd()) {
            more = item();
        }
        if (more) {
            session.unread("case without esac", source.position());
        }
    }

    /** One pattern and its list; whether another may follow. */
    private boolean item() {
        lists.skipLines();
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
        return !lists.read(CommandParser.Place.CASE);
    }
}
