package dev.loki.bootstrap;

import dev.loki.application.audit.Actor;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.domain.residency.Residency;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all wiring needs.
 *
 * @param residency where data may go
 * @param outbound makes what may speak with other machines
 * @param json made at its first use
 * @param warnings told, in one line each, what fails open
 */
record Basics(
        Settings settings,
        Project project,
        Residency residency,
        OutboundWiring outbound,
        InstantSource clock,
        IdSource ids,
        Supplier<JsonReader> json,
        Consumer<String> warnings) {

    static Basics of(
            Settings settings,
            Project project,
            Residency residency,
            OutboundWiring outbound,
            Consumer<String> warnings) {
        Supplier<JsonReader> json = new Lazy<>(() -> new JacksonJsonReader());
        return new Basics(settings, project, residency, outbound, Clock.systemUTC(), new RandomIds(), json, warnings);
    }

    /** Loki's own folder of the project, or a path below it. */
    Path loki(String... names) {
        Path path = project.lokiDir();
        for (String name : names) {
            path = path.resolve(name);
        }
        return path;
    }

    /** Whether nothing may leave this machine. */
    boolean isAirGapped() {
        return residency.isAirGapped();
    }

    /** Whether this process belongs to a governed run, in which nobody is an operator. */
    boolean isWithinRun() {
        return settings.session() != null;
    }

    /** On whose behalf this process works. */
    Actor actor(String source) {
        return new Actor(isWithinRun() ? "agent" : userName(), source, settings.session());
    }

    static String userName() {
        String name = System.getProperty("user.name", "");
        return name.isEmpty() ? "user" : name;
    }
}
