package dev.loki.domain.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The password in a connection string of {@code name=value;} pairs, as ADO.NET, ODBC and libpq write them. */
final class ConnectionString implements Verifier {

    static final Probe PASSWORD = new Probe(Keyword.folded("password="), new ConnectionString());
    static final Probe PWD = new Probe(Keyword.folded("pwd="), new ConnectionString());

    private static final ByteSet VALUE = ByteSet.allBut("\"'`;<>{}()&, ");

    /** Other names of the same line; a line break, the first of these, ends what came before it. */
    private static final KeywordAutomaton NEIGHBOURS = KeywordAutomaton.of(Keyword.folded(List.of(
            "\n",
            "server=",
            "data source=",
            "host=",
            "user id=",
            "uid=",
            "user=",
            "username=",
            "database=",
            "initial catalog=",
            "dbname=")));

    private static final int LONGEST = 128;
    private static final int LEAST = 4;

    /** How many bytes before the password such a name ends at most. */
    private static final int BEFORE = 96;

    private ConnectionString() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int before = window.at(from - 1);
        if (before != ';' && before != ' ') {
            return null;
        }
        int end = window.runEnd(VALUE, to, LONGEST + 1);
        int length = end - to;
        boolean argument = window.at(end) == ',' || window.at(end) == ')';
        boolean candidate = length >= LEAST && length <= LONGEST && !argument;
        return candidate && window.last(NEIGHBOURS, BEFORE, from) > 0 ? new Span(to, end) : null;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(false, VALUE, LEAST);
    }

    @Override
    public Reach reach() {
        return Reach.behind(LONGEST);
    }
}
