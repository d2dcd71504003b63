package dev.loki.domain.shell;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether a text for a database surely starts no program and touches no file: statements that begin with a well-known
 * word and hold none by which a server or its client does more. What is not known is not sure.
 */
final class SqlText {
    private static final Set<String> VERBS = Set.of(
            ("select insert update delete create drop alter truncate show explain with begin commit rollback vacuum analyze"
                            + " grant revoke set values table describe desc use replace pragma merge comment reindex")
                    .split(" ", -1));

    /** Words by which programs start, code is kept or files are touched (PostgreSQL, MySQL and SQLite manuals). */
    private static final Pattern DOES_MORE = Pattern.compile(
            "\\b(program|language|extension|load|load_extension|lo_export|lo_import|outfile|dumpfile|soname|plugin|writefile"
                    + "|readfile|edit|fts3_tokenizer|dblink\\w*|pg_\\w*(file|read|write|execute|dir)\\w*|sys_\\w+|xp_\\w+|function"
                    + "|procedure|system|attach|vacuum\\b[^;]*\\binto|delimiter|temp_store_directory)\\b|--|/\\*|#");

    private static final Pattern QUIET_COMMAND = Pattern.compile(
            "\\\\(d\\w{0,3}[+S]*|l\\+?|conninfo|timing|z|\\?)( [\\w.*\"+-]*)?"
                    + "|\\.(tables|schema|databases|indexes|indices|dump|fullschema|headers (on|off)|mode \\w+|quit)( [\\w%]*)?");

    private SqlText() {}

    static boolean isQuiet(String text) {
        String plain = text.strip();
        if (QUIET_COMMAND.matcher(plain).matches()) {
            return true;
        }
        String bare = plain.replaceAll("'[^'\\\\]*'", "''").toLowerCase(Locale.ROOT);
        return bare.indexOf('\\') < 0
                && !DOES_MORE.matcher(bare).find()
                && Stream.of(bare.split(";", -1)).map(String::strip).allMatch(SqlText::isKnown);
    }

    private static boolean isKnown(String statement) {
        return statement.isEmpty() || VERBS.contains(statement.split("[\\s(]", 2)[0]);
    }
}
