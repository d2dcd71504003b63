package dev.loki.cli.command;

/**
 * A command that lasts as long as it is wanted, leaves the terminal to another program, or reads what is typed: that it
 * still works is not news.
 */
public interface OpenEnded {

    /** Whether it is so this time. */
    default boolean isOpenEnded() {
        return true;
    }
}
