package dev.loki.adapter.fs.storage;

/** What a storage was asked to do. */
public enum Step {
    CREATE,
    WRITE,
    SET_LENGTH,
    SYNC,
    RENAME,
    SYNC_FOLDER
}
