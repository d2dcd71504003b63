package dev.loki.cli;

/** A command that is ready to run. */
interface HotCommand {

    /** Runs it, and returns its exit code. */
    int run(Invocation invocation);
}
