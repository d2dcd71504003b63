package dev.loki.cli.trace;

import dev.loki.cli.text.Printable;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.trace.tree.TraceNode;
import dev.loki.domain.trace.tree.TraceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A trace as one HTML page with a waterfall. It needs no other file and no network: its policy for content allows its own
 * style and script, by their hashes, and nothing else, so that no text of a span can become a part of it.
 */
final class TracePage {

    private TracePage() {}

    static void write(TraceTree tree, Consumer<String> out) {
        String style = resource("trace-page.css");
        String script = resource("trace-page.js");
        Template template = new Template(resource("trace-page.html"), out);
        template.upTo("policy");
        out.accept("default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style) + "; script-src "
                + hash(script));
        template.upTo("title");
        out.accept(escaped(title(tree)));
        template.upTo("style");
        out.accept(style);
        template.upTo("title");
        out.accept(escaped(title(tree)));
        template.upTo("data");
        new TraceJson(TracePage::visible).write(tree, json -> out.accept(harmless(json)));
        template.upTo("script");
        out.accept(script);
        template.rest();
    }

    private static String title(TraceTree tree) {
        TraceNode first = tree.branches().get(0).nodes().get(0);
        return first.facts().detail().isEmpty()
                ? first.span().name()
                : first.span().name() + " " + first.facts().detail();
    }

    /** Nothing in it is hidden; its lines stay lines. */
    private static String visible(String text) {
        return text.lines()
                .map(line -> line.replace("\t", "    "))
                .map(Printable::line)
                .collect(Collectors.joining("\n"));
    }

    /** No tag, comment or end of a script is in it; these characters stand in strings of JSON only. */
    private static String harmless(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static String escaped(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String text) {
        byte[] digest = Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TracePage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with places that are filled from its beginning to its end, each by what is written there. */
    private static final class Template {

        private final String text;
        private final Consumer<String> out;
        private int at;

        Template(String text, Consumer<String> out) {
            this.text = text;
            this.out = out;
        }

        void upTo(String place) {
            String mark = "{{" + place + "}}";
            int found = text.indexOf(mark, at);
            if (found < 0) {
                throw new IllegalStateException("the page has no place for its " + place);
            }
            out.accept(text.substring(at, found));
            at = found + mark.length();
        }

        void rest() {
            out.accept(text.substring(at));
        }
    }
}
