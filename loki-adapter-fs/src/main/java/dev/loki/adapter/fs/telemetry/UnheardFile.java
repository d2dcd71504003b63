package dev.loki.adapter.fs.telemetry;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.usage.MeteredSessions;
import dev.loki.domain.usage.UnheardSession;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The sessions of agents of which nothing was heard: {@code {"sessions": [{"agent": "claude-code", "session": "...",
 * "calls": 3}]}}. A link in its place will not do.
 *
 * @param file in {@code .loki/state}
 */
public record UnheardFile(Path file, JsonReader json) {

    /** What it is called in the folder {@code state}. */
    public static final String NAME = "unheard.json";

    private static final String SESSIONS = "sessions";
    private static final int MOST_BYTES = 4 << 20;

    /**
     * What the file says; nothing where there is none.
     *
     * @throws UnusableFileException where it says something else
     */
    public List<UnheardSession> read() throws IOException {
        try {
            byte[] bytes = RegularFile.read(file, MOST_BYTES, LinkOption.NOFOLLOW_LINKS);
            return JsonFields.of(json.readStrict(bytes)).objects(SESSIONS, MeteredSessions.MOST_KEPT).stream()
                    .map(UnheardFile::session)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw new UnusableFileException(e.getMessage() + "; remove it");
        }
    }

    private static UnheardSession session(JsonFields fields) {
        return new UnheardSession(
                fields.requiredText("agent", MeteredSessions.LONGEST_NAME),
                fields.text("session", MeteredSessions.LONGEST_NAME).orElse(""),
                (int) Math.min(fields.count("calls").orElse(0), Integer.MAX_VALUE));
    }

    /** Keeps these, in the place of all others. */
    public void write(List<UnheardSession> sessions) throws IOException {
        PrivateFiles.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        List<JsonValue> all = sessions.stream()
                .<JsonValue>map(one -> JsonObject.builder()
                        .put("agent", one.agent())
                        .put("session", one.session().isEmpty() ? null : one.session())
                        .put("calls", one.calls())
                        .build())
                .toList();
        JsonObject object =
                JsonObject.builder().put(SESSIONS, new JsonArray(all)).build();
        WholeFile.write(file, (EcmaScriptJson.stringify(object) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
