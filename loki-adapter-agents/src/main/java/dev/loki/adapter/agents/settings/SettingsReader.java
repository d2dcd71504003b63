package dev.loki.adapter.agents.settings;

import dev.loki.ports.hook.UnreadableSettingsException;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSON text, with comments and commas before an end as some agents allow, and says where its values stand. */
final class SettingsReader {

    private static final int DEEPEST = 200;
    private static final String BARE = "-+.0123456789eEtrufalsn";

    private final String text;
    private final boolean comments;
    private int at;

    private SettingsReader(String text, boolean comments) {
        this.text = text;
        this.comments = comments;
    }

    /**
     * Reads a text.
     *
     * @param comments whether comments, and commas before an end, are taken
     * @throws UnreadableSettingsException naming the line, where it is no JSON
     */
    static Node read(String text, boolean comments) throws UnreadableSettingsException {
        SettingsReader reader = new SettingsReader(text, comments);
        if (text.startsWith("\uFEFF")) {
            reader.at = 1;
        }
        reader.skip();
        Node root = reader.value(0);
        reader.skip();
        if (reader.at < text.length()) {
            throw reader.expected("the end");
        }
        return root;
    }

    private Node value(int depth) throws UnreadableSettingsException {
        char first = peek();
        if (depth > DEEPEST) {
            throw expected("fewer levels");
        }
        return switch (first) {
            case '{' -> container(depth, '}');
            case '[' -> container(depth, ']');
            case '"' -> string();
            default -> bare();
        };
    }

    private Node container(int depth, char last) throws UnreadableSettingsException {
        int start = at++;
        List<Node.Part> parts = new ArrayList<>();
        skip();
        while (peek() != last) {
            parts.add(part(depth, last == '}'));
            skip();
            if (peek() == ',') {
                at++;
                skip();
                if (!comments && peek() == last) {
                    throw expected("no comma before the end, for which this agent passes over the whole file");
                }
            } else if (peek() != last) {
                throw expected("a comma or " + last);
            }
        }
        at++;
        return new Node(text.charAt(start), start, at, text.substring(start, at), List.copyOf(parts));
    }

    private Node.Part part(int depth, boolean named) throws UnreadableSettingsException {
        int start = at;
        String name = "";
        if (named) {
            if (peek() != '"') {
                throw expected("a name in double quotes");
            }
            name = string().text();
            skip();
            if (peek() != ':') {
                throw expected("a colon");
            }
            at++;
            skip();
        }
        return new Node.Part(name, start, value(depth + 1));
    }

    private Node string() throws UnreadableSettingsException {
        int start = at++;
        StringBuilder said = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c == '\n' || (!comments && c < ' ')) {
                throw expected("the end of a text");
            }
            said.append(c == '\\' ? escaped() : c);
        }
        at++;
        return new Node('"', start, at, said.toString(), List.of());
    }

    private char escaped() throws UnreadableSettingsException {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hex();
            case '"', '\\', '/' -> c;
            default -> throw expected("an escape of JSON");
        };
    }

    private char hex() throws UnreadableSettingsException {
        if (at + 4 > text.length()) {
            throw expected("four hex digits");
        }
        try {
            char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw expected("four hex digits");
        }
    }

    private Node bare() throws UnreadableSettingsException {
        int start = at;
        while (at < text.length() && BARE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (!word.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            at = start;
            throw expected("a value");
        }
        return new Node(word.charAt(0), start, at, word, List.of());
    }

    /** White space and comments. */
    private void skip() throws UnreadableSettingsException {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (!comments && text.charAt(at) == '/') {
                throw expected("no comment, for which this agent passes over the whole file");
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw expected("the end of a comment");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private boolean isSpace(char c) {
        return comments ? Character.isWhitespace(c) : " \t\r\n".indexOf(c) >= 0;
    }

    private char peek() throws UnreadableSettingsException {
        if (at >= text.length()) {
            throw expected("more");
        }
        return text.charAt(at);
    }

    private UnreadableSettingsException expected(String what) {
        long line = text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new UnreadableSettingsException("line " + line + ": this is no JSON; expected " + what);
    }
}
