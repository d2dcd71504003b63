package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * {@code audit.state}: two places of {@value #SLOT} bytes, of which the older is written over, so that a write which a
 * crash tears leaves the other. What cannot be read is as good as absent. Whoever calls holds the chain's lock.
 */
final class StateFile {

    private static final int SLOT = 256;

    private final Storage storage;
    private final JsonReader json;
    private final ChainFiles files;

    StateFile(Storage storage, JsonReader json, ChainFiles files) {
        this.storage = storage;
        this.json = json;
        this.files = files;
    }

    /** The latest state that can be read; empty where there is none. */
    Optional<ChainState> read() throws IOException {
        try (StorageFile slots = storage.openToRead(files.state())) {
            ChainState first = slot(slots, 0);
            ChainState second = slot(slots, 1);
            return Optional.ofNullable(isFirstLater(first, second) ? first : second);
        } catch (NoSuchFileException | UnusableFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a state.
     *
     * @param lasting whether it is durable when this returns; otherwise, when the system gets to it
     */
    void write(ChainState state, boolean lasting) throws IOException {
        try (StorageFile slots = storage.create(files.state())) {
            boolean isNew = slots.length() == 0;
            int older = isFirstLater(slot(slots, 0), slot(slots, 1)) ? 1 : 0;
            slots.write((long) older * SLOT, spell(state), SLOT);
            if (lasting) {
                slots.sync();
                if (isNew) {
                    storage.syncFolder(files.folder());
                }
            }
        } catch (UnusableFileException e) { // whoever says that the chain cannot be written names the chain's file
            throw new UnusableFileException(ChainFiles.STATE_NAME + " beside it: " + e.getMessage());
        }
    }

    private static boolean isFirstLater(@Nullable ChainState first, @Nullable ChainState second) {
        return first != null && (second == null || first.length() >= second.length());
    }

    private @Nullable ChainState slot(StorageFile slots, int index) throws IOException {
        byte[] slot = new byte[SLOT];
        if (slots.read((long) index * SLOT, slot) < SLOT) {
            return null;
        }
        try {
            return json.readStrict(slot) instanceof JsonObject object ? state(object, slot) : null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    private static @Nullable ChainState state(JsonObject object, byte[] slot) {
        if (object.get("seq") instanceof JsonNumber seq
                && object.get("hash") instanceof JsonString hash
                && object.get("length") instanceof JsonNumber length
                && seq.isSafeInteger()
                && length.isSafeInteger()) {
            ChainState state = new ChainState(seq.longValueExact(), hash.value(), length.longValueExact());
            return Arrays.equals(spell(state), slot) ? state : null;
        }
        return null;
    }

    private static byte[] spell(ChainState state) {
        JsonObject object = JsonObject.builder()
                .put("seq", state.seq())
                .put("hash", state.hash())
                .put("length", state.length())
                .build();
        String text = object.with("crc32", new JsonString(crc32(object))).toString();
        byte[] slot = new byte[SLOT];
        Arrays.fill(slot, (byte) ' ');
        System.arraycopy(text.getBytes(StandardCharsets.UTF_8), 0, slot, 0, text.length());
        slot[SLOT - 1] = '\n';
        return slot;
    }

    private static String crc32(JsonObject object) {
        CRC32 sum = new CRC32();
        sum.update(object.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
