package dev.loki.domain.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads redirections (XCU 2.7; bash manual, 3.6). */
final class RedirectionParser {
    /** Longer operators first. */
    private static final List<String> OPERATORS =
            List.of("&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", ">>", ">|", ">&", "<", ">");

    private final Source source;
    private final Session session;
    private final WordParser words;

    RedirectionParser(Source source, Session session, WordParser words) {
        this.source = source;
        this.session = session;
        this.words = words;
    }

    /** Reads the redirection that begins here, if one does. */
    boolean take(SimpleCommand command) {
        int digits = digits();
        String operator = operatorAt(digits);
        if (operator.isEmpty() || source.looksAt("<(") || source.looksAt(">(")) {
            return false;
        }
        boolean standardInput = digits == 0 || (digits == 1 && source.peek() == '0');
        boolean standardOutput = digits == 0 || (digits == 1 && source.peek() == '1');
        source.skip(digits + operator.length());
        command.begin();
        Word target = read(operator, standardInput, command);
        if (standardOutput && target != null && isFile(target)) {
            command.mute();
        }
        if (operator.startsWith("&")) {
            command.mayRunAside();
            source.skipBlanks();
            if (!CommandParser.endsCommand(source)) {
                command.mayEndHere();
            }
        }
        return true;
    }

    private int digits() {
        int count = 0;
        while (source.peek(count) >= '0' && source.peek(count) <= '9') {
            count++;
        }
        return count;
    }

    private String operatorAt(int ahead) {
        return OPERATORS.stream()
                .filter(operator -> ahead == 0 || operator.charAt(0) != '&')
                .filter(operator -> matches(operator, ahead))
                .findFirst()
                .orElse("");
    }

    private boolean matches(String operator, int ahead) {
        for (int i = 0; i < operator.length(); i++) {
            if (source.peek(ahead + i) != operator.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what goes there can be read by none but who opens it. */
    private static boolean isFile(Word target) {
        return target.text()
                .filter(path -> !path.startsWith("/dev/") && !path.startsWith("/proc/"))
                .isPresent();
    }

    /** Reads what the operator needs; the file that is written, if one is. */
    private @Nullable Word read(String operator, boolean standardInput, SimpleCommand command) {
        int position = source.position();
        source.skipBlanks();
        int mark = source.mark();
        Atoms atoms = words.atoms();
        if (source.mark() == mark) {
            session.fail(source, operator + " without a word after it");
            return null;
        }
        String given = source.since(mark);
        if (operator.startsWith("<<") && !operator.equals("<<<")) {
            hereDocument(operator, atoms, given, standardInput, command);
            return null;
        }
        Word word = atoms.word(given);
        if (standardInput && operator.startsWith("<")) {
            command.add(input(operator, word));
        }
        if (!writes(operator, word)) {
            return null;
        }
        session.touch(word, FileTouch.Kind.WRITE, operator, position);
        if (given.equals("!")) {
            command.mayWriteNext();
        } else if (word.startsWith("!")) {
            session.touch(word.from(1), FileTouch.Kind.WRITE, operator + "!", position);
        }
        return word;
    }

    private static boolean writes(String operator, Word word) {
        boolean duplicates = operator.endsWith("&")
                && word.text().filter(RedirectionParser::isDescriptor).isPresent();
        return operator.contains(">") && !duplicates;
    }

    private static boolean isDescriptor(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }

    private static Input input(String operator, Word word) {
        return switch (operator) {
            case "<<<" -> new Input.HereString(word);
            case "<&" -> new Input.Descriptor();
            default -> new Input.File(word);
        };
    }

    private void hereDocument(
            String operator, Atoms delimiter, String given, boolean standardInput, SimpleCommand command) {
        boolean literal = given.matches("[\\w.$-]+");
        if (!literal && (delimiter.hasHole() || given.contains("$") || given.contains("(") || given.contains("\n"))) {
            session.fail(source, "a here-document whose end is not a plain word");
            return;
        }
        HereDocument document = new HereDocument(
                literal ? given : delimiter.text(), !literal && delimiter.hasQuote(), operator.endsWith("-"));
        source.pending().add(document);
        session.awaited().add(document);
        if (standardInput) {
            command.add(document);
        }
    }
}
