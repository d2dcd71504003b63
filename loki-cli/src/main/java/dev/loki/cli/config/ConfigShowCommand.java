package dev.loki.cli.config;

import dev.loki.bootstrap.Configuration;
import dev.loki.bootstrap.ConfiguredValue;
import dev.loki.bootstrap.Project;
import dev.loki.bootstrap.settings.UnknownVariable;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectOption;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki config show}: each setting, and who says it. */
@Command(
        name = "show",
        description =
                "Prints the value of each setting, and what says it: a variable, a file of the project, or nothing,"
                        + " so that its default holds. Secrets are masked. Variables that begin with LOKI_ and mean nothing are"
                        + " listed, with the name that was most likely meant.",
        footer = {
            "",
            "Exit codes: 0 done, also where a setting is wrong, which 'loki doctor' says; 3 the project is not there.",
            "",
            "Example: loki config show --set",
            "Example: loki config show --json"
        })
public final class ConfigShowCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--set", description = "Only what somebody set: no defaults.")
    private boolean set;

    public ConfigShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Project governed = invocation.project(project.folder);
        Configuration configuration = Configuration.of(invocation.environment(), governed);
        List<ConfiguredValue> shown = configuration.values().stream()
                .filter(value -> !set || value.isSet())
                .toList();
        if (json.isWanted()) {
            invocation.out().println(json(governed, shown, configuration));
        } else {
            print(shown);
            configuration.unknown().forEach(one -> print(text(one)));
        }
        configuration.problems().forEach(invocation::warn);
        return ExitCode.OK;
    }

    private void print(List<ConfiguredValue> values) {
        int names = width(values.stream().map(value -> value.variable().name()).toList());
        int sources = width(values.stream().map(ConfiguredValue::source).toList());
        for (ConfiguredValue value : values) {
            print(TextWidth.padded(value.variable().name(), names) + "  " + TextWidth.padded(value.source(), sources)
                    + "  " + shown(value));
        }
    }

    private void print(String line) {
        invocation.out().println(Printable.line(line));
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(TextWidth::of).max().orElse(0);
    }

    private static String shown(ConfiguredValue value) {
        return value.value() == null ? value.variable().otherwise() : value.value();
    }

    static String text(UnknownVariable unknown) {
        return unknown.name() + ": means nothing to Loki"
                + (unknown.nearest() == null ? "" : "; did you mean " + unknown.nearest() + "?");
    }

    private static JsonObject json(Project project, List<ConfiguredValue> values, Configuration configuration) {
        return JsonObject.builder()
                .put("project", project.root().toString())
                .put(
                        "settings",
                        array(values.stream().map(ConfigShowCommand::json).toList()))
                .put(
                        "unknown",
                        array(configuration.unknown().stream()
                                .map(one -> JsonObject.builder()
                                        .put("name", one.name())
                                        .put("nearest", one.nearest())
                                        .build())
                                .toList()))
                .put("problems", JsonArray.ofStrings(configuration.problems()))
                .build();
    }

    private static JsonObject json(ConfiguredValue value) {
        return JsonObject.builder()
                .put("name", value.variable().name())
                .put("value", value.value())
                .put("source", value.source())
                .put("default", value.variable().otherwise())
                .put("secret", value.variable().secret())
                .build();
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(List.<JsonValue>copyOf(objects));
    }
}
