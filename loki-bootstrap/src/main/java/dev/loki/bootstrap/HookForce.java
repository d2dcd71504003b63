package dev.loki.bootstrap;

import dev.loki.ports.hook.AgentSettings;
import dev.loki.ports.hook.UnreadableSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What keeps hooks of an agent from running, in any of the files that it takes settings from.
 *
 * @param settings the agent's
 * @param files those that it reads; a folder stands for each {@code .json} in it
 */
record HookForce(AgentSettings settings, List<Path> files) {

    private static final String JSON = ".json";

    /** A sentence for each thing that is against the hooks; with how to mend it. */
    List<String> against() {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            try {
                for (Path one : Files.isDirectory(file) ? within(file) : List.of(file)) {
                    found.addAll(against(one));
                }
            } catch (IOException e) {
                found.add(file + " cannot be read, nor whether it turns hooks off: " + e.getMessage());
            }
        }
        return List.copyOf(found);
    }

    private List<String> against(Path file) {
        try {
            byte[] bytes = HookRecord.bytes(file);
            return bytes == null ? List.of() : against(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return List.of(file + " cannot be read, nor whether it turns hooks off: " + e.getMessage());
        }
    }

    /** The same of what a file would hold. */
    List<String> against(Path file, String text) {
        try {
            return settings.against(text).stream()
                    .map(what -> file + ": " + what + "; take it out")
                    .toList();
        } catch (UnreadableSettingsException e) {
            return List.of(file + " cannot be read, nor whether it turns hooks off: " + e.getMessage());
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(JSON))
                    .sorted()
                    .toList();
        }
    }
}
