package dev.loki.domain.scan;

/** What starts a closer look, and who takes it. */
record Probe(Keyword keyword, Verifier verifier) {

    /** A closer look where the leading, fixed part of a shape stands. */
    static Probe at(String keyword, Verifier verifier) {
        return new Probe(Shape.of("(".concat(keyword).concat(")")).keyword(), verifier);
    }

    static Probe of(Shape shape) {
        return new Probe(shape.keyword(), shape);
    }
}
