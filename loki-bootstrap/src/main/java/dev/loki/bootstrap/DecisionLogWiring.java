package dev.loki.bootstrap;

import dev.loki.adapter.fs.policy.FileDecisionLog;
import dev.loki.adapter.fs.policy.FileSystemRealPaths;
import dev.loki.application.policy.DecisionJournal;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.ports.json.JsonReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The decision log, where LOKI_POLICY_DECISION_LOG names a file for it. */
final class DecisionLogWiring {

    private static final String VARIABLE = "LOKI_POLICY_DECISION_LOG";

    private DecisionLogWiring() {}

    /**
     * The journal of this project.
     *
     * @throws ConfigurationException where the variable names no file, or one of Loki's own
     */
    static DecisionJournal journal(
            Settings settings,
            Project project,
            Supplier<JsonReader> json,
            InstantSource clock,
            Consumer<String> warnings) {
        String name = settings.decisionLog();
        if (name == null) {
            return DecisionJournal.off();
        }
        Path file = file(name, project);
        return DecisionJournal.keptIn(new Lazy<>(() -> new FileDecisionLog(file, json.get())), clock, warnings);
    }

    private static Path file(String name, Project project) {
        try {
            Path file = project.root().resolve(name).normalize();
            if (name.indexOf('\uFFFD') >= 0) {
                throw refused("the name of " + file + " is not valid UTF-8, or the locale cannot carry it");
            }
            if (isOwn(file, project.lokiDir()) || isOwn(real(file), real(project.lokiDir()))) {
                throw refused(file + " is Loki's own: name another file, such as .loki/decisions.jsonl");
            }
            return file;
        } catch (InvalidPathException e) {
            throw refused("expected the path of a file");
        }
    }

    private static boolean isOwn(Path file, Path lokiDir) {
        return lokiDir.startsWith(file)
                || ReservedNames.ALL.stream().map(lokiDir::resolve).anyMatch(file::startsWith);
    }

    private static Path real(Path path) {
        return new FileSystemRealPaths().resolve(path.toString()).map(Path::of).orElse(path);
    }

    private static ConfigurationException refused(String why) {
        return new ConfigurationException(List.of(VARIABLE + ": " + why));
    }
}
