package dev.loki.bootstrap;

import java.nio.file.Path;

/**
 * Where an agent's hooks are installed.
 *
 * @param settings the agent's file, absolute
 * @param state the folder of what was there before
 * @param ofUser whether they hold for all projects of the user
 */
record HookPlace(Path settings, Path state, boolean ofUser) {}
