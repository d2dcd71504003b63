package dev.loki.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jackson's complaints in words that quote nothing of the text, as its own often do. */
final class SyntaxErrors {

    /** What the parser had hoped for: its own words, which stand behind whatever it quotes. */
    private static final Pattern EXPECTED = Pattern.compile("\\): (?:was expecting|expected) ([A-Za-z -]+)");

    private SyntaxErrors() {}

    static JsonSyntaxException at(JsonLocation location, String message) {
        return new JsonSyntaxException(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), message);
    }

    static JsonSyntaxException translate(IOException error) {
        if (!(error instanceof JsonProcessingException syntax)) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", error);
        }
        JsonLocation location = syntax.getLocation() == null ? JsonLocation.NA : syntax.getLocation();
        return at(location, describe(syntax));
    }

    private static String describe(JsonProcessingException error) {
        if (error instanceof StreamConstraintsException) {
            return "longer than is read: a number may have " + JacksonJsonReader.MAX_NUMBER_LENGTH
                    + " characters, a string " + JacksonJsonReader.MAX_STRING_LENGTH;
        }
        if (error instanceof JsonEOFException) {
            return "the text ends in the middle of a value";
        }
        Matcher expected = EXPECTED.matcher(String.valueOf(error.getOriginalMessage()));
        return expected.find() ? "not JSON here; expected " + expected.group(1).strip() : "not JSON here";
    }
}
