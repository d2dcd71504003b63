package dev.loki.adapter.fs.telemetry;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where agents' telemetry is received, in a file of its owner's alone: {@code {"port": 41234, "token": "..."}}. A link in its
 * place will not do.
 *
 * @param file in {@code .loki/state}
 */
public record ReceiverFile(Path file, JsonReader json) {

    /** What it is called in the folder {@code state}. */
    public static final String NAME = "receiver.json";

    private static final int MOST_BYTES = 4096;

    /**
     * What the file says; empty where there is none.
     *
     * @throws UnusableFileException where it says something else, naming no value
     */
    public Optional<ReceiverAddress> read() throws IOException {
        try {
            byte[] bytes = RegularFile.read(file, MOST_BYTES, LinkOption.NOFOLLOW_LINKS);
            JsonFields fields = JsonFields.of(json.readStrict(bytes));
            return Optional.of(new ReceiverAddress(
                    (int) Math.min(fields.count("port").orElse(0), Integer.MAX_VALUE),
                    fields.requiredText("token", MOST_BYTES)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw new UnusableFileException(file + ": " + e.getMessage() + "; remove it, and run 'loki hook install'");
        }
    }

    /** Keeps an address, in the place of any other. */
    public void write(ReceiverAddress address) throws IOException {
        PrivateFiles.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        JsonObject object = JsonObject.builder()
                .put("port", address.port())
                .put("token", address.token())
                .build();
        WholeFile.write(file, (EcmaScriptJson.stringify(object) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
