/**
 * The file system as a journal needs it: steps that a power loss may keep or undo, one by one, and many writers that share
 * them.
 */
@NullMarked
package dev.loki.adapter.fs.storage;

import org.jspecify.annotations.NullMarked;
