package dev.loki.domain.scan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The password in a connection string of {@code name=value;} pairs, as ADO.NET, ODBC and libpq write them. */
final class ConnectionString implements Verifier {

    static final Probe PASSWORD = new Probe(Keyword.folded("password="), new ConnectionString());
    static final Probe PWD = new Probe(Keyword.folded("pwd="), new ConnectionString());

    private static final ByteSet VALUE = ByteSet.allBut("\"'`;<>{}()&, ");
    private static final List<String> NEIGHBOURS = List.of(
            "server=",
            "data source=",
            "host=",
            "user id=",
            "uid=",
            "user=",
            "username=",
            "database=",
            "initial catalog=",
            "dbname=");
    private static final int LONGEST = 128;
    private static final int LEAST = 4;
    private static final int BEFORE = 96;

    private ConnectionString() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int end = window.runEnd(VALUE, to, LONGEST + 1);
        int length = end - to;
        boolean argument = window.at(end) == ',' || window.at(end) == ')';
        if (length < LEAST || length > LONGEST || argument || !hasNeighbour(window, from)) {
            return null;
        }
        return new Span(to, end);
    }

    private static boolean hasNeighbour(Window window, int from) {
        String before =
                window.text(Math.max(window.floor(), from - BEFORE), from).toLowerCase(Locale.ROOT);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return (line.endsWith(";") || line.endsWith(" ")) && NEIGHBOURS.stream().anyMatch(line::contains);
    }
}
