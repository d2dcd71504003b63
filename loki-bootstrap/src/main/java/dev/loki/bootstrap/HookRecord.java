package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an installation of hooks, so that it can be undone: in two files, {@code AGENT.json} and, where there were
 * settings before, {@code AGENT.before} with their bytes.
 *
 * @param settings the agent's file, absolute
 * @param sha256 of what was written there
 * @param variables the variables that were put there
 * @param before what was there before; null where there was no file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HookRecord(Path settings, String sha256, List<String> variables, byte @Nullable [] before) {

    private static final int MOST = 4 * 1024 * 1024;

    HookRecord {
        variables = List.copyOf(variables);
    }

    /** Whether the file is as it was written. */
    boolean isOf(byte @Nullable [] now) {
        return now != null && sha256.equals(Sha256.hex(now));
    }

    /** Where the bytes of an agent's settings are kept. */
    static Path backup(Path folder, String agent) {
        return folder.resolve(agent + ".before");
    }

    private static Path index(Path folder, String agent) {
        return folder.resolve(agent + ".json");
    }

    void write(Path folder, String agent) throws IOException {
        PrivateFiles.createFolder(folder);
        if (before == null) {
            Files.deleteIfExists(backup(folder, agent));
        } else {
            WholeFile.write(backup(folder, agent), before);
        }
        JsonObject index = JsonObject.builder()
                .put("settings", settings.toString())
                .put("sha256", sha256)
                .put("variables", JsonArray.ofStrings(variables))
                .put("existed", before != null)
                .build();
        WholeFile.write(index(folder, agent), (index + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where none is kept, or not as it should be: then what is ours is taken out, and nothing put back. */
    static Optional<HookRecord> read(Path folder, String agent, JsonReader json) throws IOException {
        byte[] text = bytes(index(folder, agent));
        try {
            return text != null && json.readStrict(text) instanceof JsonObject index
                    ? of(index, folder, agent)
                    : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<HookRecord> of(JsonObject index, Path folder, String agent) throws IOException {
        boolean existed = index.get("existed") instanceof JsonBoolean there && there.value();
        byte[] before = existed ? bytes(backup(folder, agent)) : null;
        if (existed && before == null) {
            return Optional.empty();
        }
        List<String> variables = index.get("variables") instanceof JsonArray names
                ? names.elements().stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).value())
                        .toList()
                : List.of();
        return Optional.of(new HookRecord(
                Path.of(index.string("settings").orElse("")),
                index.string("sha256").orElse(""),
                variables,
                before));
    }

    static void delete(Path folder, String agent) throws IOException {
        Files.deleteIfExists(index(folder, agent));
        Files.deleteIfExists(backup(folder, agent));
    }

    /** The bytes of a file; null where there is none. */
    static byte @Nullable [] bytes(Path file) throws IOException {
        try {
            return RegularFile.read(file, MOST);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
