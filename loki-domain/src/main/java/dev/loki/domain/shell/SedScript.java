package dev.loki.domain.shell;

/** Tells whether a sed script surely has neither {@code e} nor {@code w}; what it does not know is not sure. */
final class SedScript {
    private final Source source;
    private boolean quiet = true;

    private SedScript(String text) {
        source = new Source(text);
    }

    static boolean isQuiet(String text) {
        SedScript script = new SedScript(text);
        while (script.quiet && !script.source.atEnd()) {
            script.command();
        }
        return script.quiet;
    }

    private void command() {
        skip(" \t\n;{}");
        address();
        char c = source.next();
        if (c == Source.END) {
            return;
        }
        if (c == 's' || c == 'y') {
            char delimiter = source.next();
            part(delimiter);
            part(delimiter);
            skip("gpiIM0123456789");
        } else if ("btT:rR".indexOf(c) >= 0) {
            source.skipLine();
        } else if (c == 'a' || c == 'i' || c == 'c') {
            text();
        } else if ("pdqDPNnGgHhxlQ=F#z{}".indexOf(c) < 0) {
            quiet = false;
        }
        skip(" \t0123456789");
        quiet &= source.atEnd() || "\n;}{#".indexOf(source.peek()) >= 0 || c == '{';
        if (source.peek() == '#') {
            source.skipLine();
        }
    }

    private void address() {
        boolean more = true;
        while (more && quiet) {
            skip(" \t0123456789$,!~+");
            more = source.take("/");
            if (more) {
                part('/');
                skip("IM");
            }
        }
    }

    /** To behind the next delimiter; a bracket expression that holds one is read differently from sed to sed. */
    private void part(char delimiter) {
        boolean bracket = false;
        boolean closed = false;
        while (!closed && !source.atEnd()) {
            char c = source.next();
            closed = c == delimiter;
            quiet &= !(closed && bracket);
            bracket = c == '[' || (bracket && c != ']');
            if (c == '\\') {
                source.skip(1);
            }
        }
        quiet &= closed && delimiter != '\\' && delimiter != '\n';
    }

    private void text() {
        String line = source.nextLine();
        while (line.endsWith("\\") && !source.atEnd()) {
            line = source.nextLine();
        }
    }

    private void skip(String characters) {
        while (!source.atEnd() && characters.indexOf(source.peek()) >= 0) {
            source.skip(1);
        }
    }
}
