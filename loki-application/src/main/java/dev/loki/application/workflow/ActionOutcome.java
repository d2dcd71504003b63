package dev.loki.application.workflow;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.workflow.ActionEvent;
import dev.loki.domain.workflow.Requirements;
import dev.loki.domain.workflow.RunOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an event.
 *
 * @param name of the event, as GITHUB_EVENT_NAME says it
 * @param event empty where Loki does not understand its kind
 * @param refusal empty where work may begin
 * @param options what is asked for; those of nobody where it is refused
 * @param source where the requirements stood; empty where there are none
 * @param file where they are now; empty where there are none
 * @param sha the commit it is about; may be empty
 */
public record ActionOutcome(
        String name,
        Optional<ActionEvent> event,
        Optional<Refusal> refusal,
        RunOptions options,
        Optional<Requirements.Source> source,
        Optional<Path> file,
        String sha) {

    /** The outputs of the step, by name. None of them holds a text that a stranger wrote. */
    public Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("proceed", String.valueOf(refusal.isEmpty()));
        outputs.put("refusal", refusal.map(why -> why.code().label()).orElse(""));
        outputs.put("number", number());
        outputs.put("sha", sha);
        outputs.put("fork", String.valueOf(event.filter(ActionEvent::fromFork).isPresent()));
        outputs.put("provider", options.provider().orElse(""));
        outputs.put("mode", options.mode().orElse(""));
        outputs.put("priority", options.priority().orElse(""));
        outputs.put("dry-run", String.valueOf(options.dryRun()));
        outputs.put("prd-file", file.map(Path::toString).orElse(""));
        outputs.put(
                "prd-source",
                source.map(where -> where.name().toLowerCase(Locale.ROOT)).orElse(""));
        return outputs;
    }

    /** The outputs, with what a person wants to know beside. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("event", name);
        outputs().forEach(json::put);
        return json.put("message", refusal.map(Refusal::message).orElse(null)).build();
    }

    private String number() {
        return event.filter(some -> some.number().isPresent())
                .map(some -> Long.toString(some.number().getAsLong()))
                .orElse("");
    }
}
