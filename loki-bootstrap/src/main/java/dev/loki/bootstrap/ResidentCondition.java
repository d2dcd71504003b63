package dev.loki.bootstrap;

import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.application.resident.ResidentIdentity;
import dev.loki.application.resident.ResidentSettings;
import dev.loki.bootstrap.settings.ResidentVariables;
import dev.loki.domain.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a resident process is, since when, and whether it is still the right one for its project. Thread-safe. */
final class ResidentCondition {

    private final Project project;
    private final Map<String, String> environment;
    private final ResidentVariables variables;
    private final ResidentPlace place;
    private final ProgramStamp program = ProgramStamp.now();
    private final Instant started = Instant.now();
    private final boolean hadLokiDir;

    ResidentCondition(
            Project project, Map<String, String> environment, ResidentVariables variables, ResidentPlace place) {
        this.project = project;
        this.environment = Map.copyOf(environment);
        this.variables = variables;
        this.place = place;
        hadLokiDir = Files.exists(project.lokiDir());
    }

    /** What those who ask compare themselves with. */
    ResidentIdentity identity() {
        String root = project.root().toString();
        Path launcher = Path.of(environment.getOrDefault("LOKI_LAUNCHER", "")).getParent();
        return new ResidentIdentity(
                launcher == null ? "" : launcher.toString(), root, ResidentSettings.of(environment, root));
    }

    /** Why it must end, though somebody may ask: what it stands for is not what it was. */
    Optional<String> whyOutdated() {
        if (hadLokiDir && !Files.exists(project.lokiDir())) {
            return Optional.of(project.lokiDir() + " is gone");
        }
        return Files.isDirectory(project.root()) ? program.change() : Optional.of(project.root() + " is gone");
    }

    /** Why it should end: it is outdated, or nobody has asked for so long. */
    Optional<String> whyToEnd(Duration idle) {
        return idle.compareTo(variables.idle()) >= 0
                ? Optional.of("nobody asked for " + variables.idle().toMinutes() + " minutes")
                : whyOutdated();
    }

    /** What {@code loki daemon status} tells. */
    JsonObject description(Features on, boolean metering) {
        return JsonObject.builder()
                .put("running", true)
                .put("pid", ProcessHandle.current().pid())
                .put("project", project.root().toString())
                .put("version", Version.CURRENT)
                .put("started", started.toString())
                .put("uptime_seconds", Duration.between(started, Instant.now()).toSeconds())
                .put("idle_minutes", variables.idle().toMinutes())
                .put("socket", (variables.loopback() ? place.port() : place.socket()).toString())
                .put("log", place.log().toString())
                .put("policy", on.policy())
                .put("audit", on.audit())
                .put("events", on.events())
                .put("telemetry", on.telemetry())
                .put("metering", metering)
                .build();
    }
}
