package dev.loki.domain.shell;

/** What a well-known program does with its arguments: what it starts, and what it touches. */
@FunctionalInterface
interface Utility {
    void judge(Call call);
}
