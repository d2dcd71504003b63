package dev.loki.benchmarks.trace;

/** A way for a program to trace. */
interface Contender extends AutoCloseable {

    /** Starts a span, sets ten attributes, and ends it. */
    void span(int number);

    /** Delivers what it can. */
    @Override
    void close();
}
