package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.ports.json.JsonReader;

/**
 * Where a chain is, and what reads it.
 *
 * @param storage holds its files
 * @param files their names
 * @param entries reads lines
 * @param tails reads the end
 * @param state what was acknowledged at some time
 * @param companions what bears witness to it
 */
record Chain(
        Storage storage,
        ChainFiles files,
        EntryReader entries,
        TailReader tails,
        StateFile state,
        Companions companions) {

    static Chain of(Storage storage, ChainFiles files, JsonReader json) {
        EntryReader entries = new EntryReader(json);
        TailReader tails = new TailReader(entries);
        StateFile state = new StateFile(storage, json, files);
        return new Chain(storage, files, entries, tails, state, new Companions(storage, files, state, tails));
    }
}
