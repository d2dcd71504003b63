package dev.loki.adapter.linear.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Linear is asked: GraphQL documents of one operation each, whose name is that of their file. A fragment that they
 * spread is a file of its own.
 */
enum Document {
    VIEWER(true),
    ISSUE(true),
    ISSUE_LABELS(true),
    SUB_ISSUES(true),
    PROJECT(true),
    PROJECT_LABELS(true),
    PROJECT_ISSUES(true),
    PROJECT_TEAMS(true),
    ISSUE_PLACE(true),
    PROJECT_PLACE(true),
    TEAM_STATES(true),
    PROJECT_STATUSES(true),
    COMMENT(true),
    PROJECT_UPDATE(true),
    CREATED_ISSUE(true),
    CREATED_ISSUES(true),
    ISSUE_ATTACHMENTS(true),
    CREATE_ISSUE(false),
    MOVE_ISSUE(true),
    MOVE_PROJECT(true),
    CREATE_COMMENT(false),
    UPDATE_COMMENT(true),
    CREATE_PROJECT_UPDATE(false),
    UPDATE_PROJECT_UPDATE(true),
    CREATE_ATTACHMENT(true),
    DELETE_ATTACHMENT(true);

    private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.([A-Z]\\w*)");

    private final boolean repeatable;
    private final String operation;

    /** @param repeatable whether asking twice comes to the same as asking once */
    Document(boolean repeatable) {
        this.repeatable = repeatable;
        this.operation = Stream.of(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Whether it only asks. */
    boolean isQuery() {
        return text().startsWith("query");
    }

    /** The name of its operation, such as {@code CreateIssue}. */
    String operation() {
        return operation;
    }

    /** The whole of it, fragments included. */
    String text() {
        return Objects.requireNonNull(Texts.OF_DOCUMENTS.get(this));
    }

    private String load() {
        StringBuilder text = new StringBuilder(read(operation));
        Matcher spreads = SPREAD.matcher(text.toString());
        spreads.results().map(spread -> spread.group(1)).distinct().forEach(name -> text.append(read(name)));
        return text.toString();
    }

    private static String read(String name) {
        try (InputStream file = Document.class.getResourceAsStream(name + ".graphql")) {
            if (file == null) {
                throw new IllegalStateException("the resource " + name + ".graphql is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once, at the first use. */
    private static final class Texts {
        private static final Map<Document, String> OF_DOCUMENTS =
                Stream.of(Document.values()).collect(Collectors.toMap(document -> document, Document::load));
    }
}
