package dev.loki.adapter.github.rest;

import dev.loki.http.ServiceReply;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer that is an error says in words: one line, of which the end may be missing. */
final class ErrorWords {

    private static final int LONGEST = 300;
    private static final int MOST_ERRORS = 5;

    private final JsonReader reader;
    private final String secret;

    /** @param secret what is never told, though an answer may repeat it */
    ErrorWords(JsonReader reader, String secret) {
        this.reader = reader;
        this.secret = secret;
    }

    /** {@code message}, and what is wrong with which field. */
    String of(ServiceReply reply) {
        try {
            Fields error = Fields.of(reader.readTolerant(reply.body()));
            Stream<String> each =
                    error.list("errors").stream().limit(MOST_ERRORS).map(ErrorWords::one);
            String all = Stream.concat(Stream.of(error.text("message")), each)
                    .filter(words -> !words.isBlank())
                    .collect(Collectors.joining("; "));
            return oneLine(all.isEmpty() ? "it gives no reason" : masked(all));
        } catch (JsonSyntaxException e) {
            return "its answer is not JSON";
        }
    }

    private String masked(String text) {
        return secret.isEmpty() ? text : text.replace(secret, "***");
    }

    private static String one(Fields error) {
        return Stream.of(error.text("resource"), error.text("field"), error.text("code"), error.text("message"))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
