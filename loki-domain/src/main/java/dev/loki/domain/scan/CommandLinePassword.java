package dev.loki.domain.scan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A password that a command takes as an option: {@code curl -u user:v}, {@code sshpass -p v}, {@code docker login -p v},
 * {@code mysql -pv}. What the letter means depends on the command, which stands not far before it. The keyword does not
 * begin with the space before it: the automaton would go to another row at each space of a text.
 */
final class CommandLinePassword implements Verifier {

    static final Probe USER = new Probe(Keyword.exact("-u"), new CommandLinePassword(true));
    static final Probe LONG_USER = new Probe(Keyword.exact("--user"), new CommandLinePassword(true));
    static final Probe PASSWORD = new Probe(Keyword.exact("-p"), new CommandLinePassword(false));

    /** A line that does not go on, and other ends of commands. */
    private static final List<Keyword> ENDS_COMMAND = List.of(
            new Keyword(List.of(ByteSet.allBytesBut(ByteSet.of('\\')), ByteSet.of('\n'))),
            Keyword.exact("; "),
            Keyword.exact("| "),
            Keyword.exact("&& "));

    private static final List<String> NAMES =
            List.of("curl ", "mysql ", "mysqldump ", "mysqladmin ", "mariadb ", "sshpass ", "docker login ");
    private static final KeywordAutomaton COMMANDS = KeywordAutomaton.of(
            Stream.concat(ENDS_COMMAND.stream(), NAMES.stream().map(Keyword::exact))
                    .toList());
    private static final int CURL = numberOf("curl ");
    private static final int FIRST_THAT_TAKES_NO_SPACE = numberOf("mysql ");
    private static final int FIRST_THAT_TAKES_A_SPACE = numberOf("sshpass ");

    private static final ByteSet USER_NAME = ByteSet.of("A-Za-z0-9._@%+-");
    private static final ByteSet VALUE = ByteSet.allBut("\"'`<>;|()");
    private static final ByteSet NEXT = ByteSet.of("!-~ ");
    private static final ByteSet ENDS = ByteSet.of("\"'` \t\r\n");
    private static final int REACH_BEFORE = 160;
    private static final int LONGEST_USER = 64;
    private static final int LONGEST = 128;
    private static final int LEAST = 6;

    private final boolean login;

    private CommandLinePassword(boolean login) {
        this.login = login;
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        if (!window.has(Assignment.SPACE, from - 1)) {
            return null;
        }
        boolean spaced = window.has(Assignment.SPACE, to);
        int quote = spaced || window.at(to) == '=' ? to + 1 : to;
        int at = window.has(Literal.QUOTE, quote) ? quote + 1 : quote;
        int start = login ? behindUser(window, at) : at;
        int end = start < 0 ? -1 : window.runEnd(VALUE, start, LONGEST);
        boolean candidate = end - start >= LEAST
                && (end >= window.ceiling() || window.has(ENDS, end))
                && window.traits(start, end).isPassword();
        return candidate && takes(window.last(COMMANDS, REACH_BEFORE, from), spaced) ? new Span(start, end) : null;
    }

    private static int numberOf(String command) {
        return ENDS_COMMAND.size() + NAMES.indexOf(command);
    }

    private static int behindUser(Window window, int at) {
        int colon = window.runEnd(USER_NAME, at, LONGEST_USER);
        return window.at(colon) == ':' ? colon + 1 : -1;
    }

    private boolean takes(int command, boolean spaced) {
        return login ? command == CURL : command >= (spaced ? FIRST_THAT_TAKES_A_SPACE : FIRST_THAT_TAKES_NO_SPACE);
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.next(NEXT);
    }

    @Override
    public Reach reach() {
        return Reach.behind(LONGEST_USER + LONGEST + 4);
    }
}
