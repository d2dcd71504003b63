package dev.loki.adapter.fs.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file's bytes: those that a sync made durable, and the changes since. Thread-safe. */
final class MemoryFile {

    /** As if a page were this small: what arrives on the disk arrives in pieces of this size. */
    private static final int PAGE = 64;

    private byte[] bytes;
    private byte[] lasting;
    private final List<Change> changes = new ArrayList<>();
    private long count;

    MemoryFile(byte... bytes) {
        this.bytes = bytes.clone();
        this.lasting = bytes.clone();
    }

    /**
     * A write, or a new length.
     *
     * @param written null where only the length changes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(int position, byte @Nullable [] written) {

        byte[] applyTo(byte[] before) {
            return written == null ? Arrays.copyOf(before, position) : applyTo(before, written.length);
        }

        /** As if no more than this many bytes had arrived. */
        byte[] applyTo(byte[] before, int arrived) {
            byte[] after = Arrays.copyOf(before, Math.max(before.length, position + arrived));
            if (written != null) {
                System.arraycopy(written, 0, after, position, arrived);
            }
            return after;
        }
    }

    synchronized byte[] bytes() {
        return bytes.clone();
    }

    synchronized int length() {
        return bytes.length;
    }

    synchronized long changes() {
        return count;
    }

    synchronized void write(int position, byte[] from, int length) {
        change(new Change(position, Arrays.copyOf(from, length)));
    }

    synchronized void setLength(int length) {
        change(new Change(length, null));
    }

    synchronized void sync() {
        for (Change change : changes) {
            lasting = change.applyTo(lasting);
        }
        changes.clear();
    }

    /** As Linux does it: what could not be synced counts as clean from then on, and no later sync writes it. */
    synchronized void failToSync() {
        changes.clear();
    }

    synchronized byte[] lasting() {
        return lasting.clone();
    }

    private void change(Change change) {
        bytes = change.applyTo(bytes);
        changes.add(change);
        count++;
    }

    /** Everything a power loss may leave: prefixes of the changes, the last of them in part, and lengths without bytes. */
    synchronized Set<ByteBuffer> afterPowerLoss() {
        Set<ByteBuffer> states = new LinkedHashSet<>();
        byte[] before = lasting;
        states.add(ByteBuffer.wrap(before));
        for (Change change : changes) {
            addParts(states, before, change);
            before = change.applyTo(before);
            states.add(ByteBuffer.wrap(before));
        }
        return states;
    }

    private static void addParts(Set<ByteBuffer> states, byte[] before, Change change) {
        byte[] written = change.written();
        if (written == null) {
            return;
        }
        for (int arrived = 0; arrived < written.length; arrived++) {
            states.add(ByteBuffer.wrap(change.applyTo(before, arrived)));
        }
        byte[] whole = change.applyTo(before);
        for (int page = change.position() / PAGE; page * PAGE < whole.length; page++) {
            states.add(without(whole, before, page, page + 1));
            states.add(without(whole, before, page, Integer.MAX_VALUE / PAGE));
        }
    }

    /** The whole file but for some pages, which are as they were, or zeros. */
    private static ByteBuffer without(byte[] whole, byte[] before, int fromPage, int toPage) {
        byte[] state = whole.clone();
        int to = Math.min(toPage * PAGE, whole.length);
        for (int i = fromPage * PAGE; i < to; i++) {
            state[i] = i < before.length ? before[i] : 0;
        }
        return ByteBuffer.wrap(state);
    }
}
