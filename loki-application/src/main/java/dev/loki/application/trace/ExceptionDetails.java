package dev.loki.application.trace;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.trace.Attributes;

/**
 * What a span tells of an exception, by the names of OpenTelemetry. Messages may quote what was worked on: only the first
 * one is told, masked and short; the stack has none.
 *
 * @param summary one line of it
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/">OpenTelemetry, exceptions</a>
 */
record ExceptionDetails(Attributes attributes, String summary) {

    private static final int LONGEST_READ = 10_000;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int MOST_FRAMES = 30;
    private static final int MOST_CAUSES = 5;

    static ExceptionDetails of(Throwable thrown) {
        String type = thrown.getClass().getName();
        String message = message(thrown);
        Attributes.Builder attributes = Attributes.builder().put("exception.type", type);
        if (!message.isEmpty()) {
            attributes.put("exception.message", message);
        }
        attributes.put("exception.stacktrace", stack(thrown));
        return new ExceptionDetails(attributes.build(), message.isEmpty() ? type : type + ": " + message);
    }

    /** A class of somebody else's may do anything where it is asked for its message. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : shortened(Redaction.MASKING.redact(head(message)));
        } catch (RuntimeException | StackOverflowError e) {
            return "";
        }
    }

    private static String stack(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable next = thrown;
        try {
            for (int i = 0; i <= MOST_CAUSES && next != null; i++, next = next.getCause()) {
                text.append(i == 0 ? "" : "Caused by: ")
                        .append(next.getClass().getName())
                        .append('\n');
                appendFrames(next.getStackTrace(), text);
            }
        } catch (RuntimeException | StackOverflowError e) {
            text.append("...\n");
        }
        return text.toString();
    }

    private static void appendFrames(StackTraceElement[] frames, StringBuilder text) {
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            text.append("\tat ").append(frames[i]).append('\n');
        }
        if (frames.length > MOST_FRAMES) {
            text.append("\t... ").append(frames.length - MOST_FRAMES).append(" more\n");
        }
    }

    /** Enough to see a secret whole that would be cut in two. */
    private static String head(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_READ));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }
}
