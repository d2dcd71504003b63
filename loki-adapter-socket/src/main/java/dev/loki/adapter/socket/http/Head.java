package dev.loki.adapter.socket.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stands before the body of a message.
 *
 * @param start the first line, with its words: of a request the method, the target and the version
 * @param headers by their names in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2">RFC 9112, section 2</a>
 */
record Head(List<String> start, Map<String, List<String>> headers) {

    private static final int WORDS = 3;

    static Head parse(List<String> lines) throws BadRequestException {
        List<String> start = List.of(lines.get(0).split(" ", WORDS));
        if (start.size() < WORDS) {
            throw BadRequestException.bad("the first line is none of HTTP");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(0, colon).chars().anyMatch(c -> c <= ' ')) {
                throw BadRequestException.bad("a header has no name");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Head(start, headers);
    }

    boolean isHttp11() {
        return start.get(WORDS - 1).equals("HTTP/1.1");
    }

    /** How long the body is; 0 where nothing says so. */
    long contentLength() throws BadRequestException {
        String length = only("content-length", "0");
        if (!length.matches("[0-9]{1,15}")) {
            throw BadRequestException.bad("Content-Length is no length");
        }
        return Long.parseLong(length);
    }

    /** A body that says both how long it is, and that it says so piece by piece, is understood by each in his own way. */
    boolean isChunked() throws BadRequestException {
        String coding = only("transfer-encoding", "");
        if (coding.isEmpty()) {
            return false;
        }
        if (!coding.equalsIgnoreCase("chunked") || headers.containsKey("content-length")) {
            throw BadRequestException.bad("Transfer-Encoding is not chunked alone");
        }
        return true;
    }

    boolean isLast() {
        return headers.getOrDefault("connection", List.of()).stream().anyMatch("close"::equalsIgnoreCase);
    }

    private String only(String name, String otherwise) throws BadRequestException {
        List<String> values = headers.getOrDefault(name, List.of(otherwise));
        if (values.size() != 1) {
            throw BadRequestException.bad(name + " is there more than once");
        }
        return values.get(0);
    }
}
