package dev.loki.domain.tracker;

import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.trace.Attributes;
import java.util.Locale;
import java.util.Optional;

/**
 * What an event says was deployed. All its texts are from outside.
 *
 * @param url where it is, as the event says: see {@link WebAddress#fault}
 * @param environment where it was deployed to; empty where that is not told
 * @param title what the link to it is called, as the event says; empty where that is not told
 */
public record Deployment(String url, Optional<String> environment, Optional<String> title) {

    private static final String URL = "deployment_url";
    private static final int LONGEST_NAME = 200;

    /**
     * The deployment that a payload tells of; empty for none.
     *
     * @param deployed whether the event is about nothing else, so that its {@code url} can be no other
     */
    static Optional<Deployment> of(JsonObject payload, boolean deployed) {
        return payload.string(URL)
                .or(() -> deployed ? payload.string("url") : Optional.empty())
                .map(url -> new Deployment(url, line(payload, "environment"), line(payload, "deployment_title")));
    }

    /** The link to it; that of a later deployment to the same environment takes its place. */
    public WorkLink link() {
        String operation = environment
                .map(name -> "deployment " + name.toLowerCase(Locale.ROOT))
                .orElse("deployment");
        String called =
                title.or(() -> environment.map(name -> "Deployment to " + name)).orElse("Deployment");
        return new WorkLink(operation, url, called, true);
    }

    private static Optional<String> line(JsonObject payload, String member) {
        return payload.string(member)
                .map(text -> Attributes.cut(text, LONGEST_NAME).strip())
                .map(text -> Attributes.cut(VisibleText.of(text), LONGEST_NAME))
                .filter(text -> !text.isEmpty());
    }
}
