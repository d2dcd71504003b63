package dev.loki.standin;

import java.util.function.Supplier;
import mockwebserver3.MockResponse;

/** An answer of a bad day. */
@FunctionalInterface
public interface BadAnswer {

    /**
     * What is answered in place of the service's own.
     *
     * @param good does what was asked for, and is its answer: a bad answer that calls it is one whose writing was done all
     *     the same
     */
    MockResponse instead(Supplier<MockResponse> good);
}
