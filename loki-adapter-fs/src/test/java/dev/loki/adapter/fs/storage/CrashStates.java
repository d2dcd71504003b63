package dev.loki.adapter.fs.storage;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts together what a power loss may leave of several files. */
final class CrashStates {

    private CrashStates() {}

    /** A disk for each way in which one file, or all of them, lost what was not synced. */
    static List<MemoryStorage> of(Map<Path, MemoryFile> files) {
        List<MemoryStorage> states = new ArrayList<>();
        for (boolean othersLast : new boolean[] {false, true}) {
            files.forEach((varied, file) -> file.afterPowerLoss().forEach(bytes -> {
                MemoryStorage state = new MemoryStorage();
                files.forEach((name, other) ->
                        state.put(name, name.equals(varied) ? bytes(bytes) : other(other, othersLast)));
                states.add(state);
            }));
        }
        if (files.isEmpty()) {
            states.add(new MemoryStorage());
        }
        return states;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static byte[] other(MemoryFile file, boolean lasts) {
        return lasts ? file.bytes() : file.lasting();
    }
}
