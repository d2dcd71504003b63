package dev.loki.cli.command;

/** A command that is ready to run. */
public interface HotCommand {

    /** Runs it, and returns its exit code. */
    int run(Invocation invocation);
}
