package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** A value of a known shape, without a prefix of its own, assigned to a name that says whose it is. */
record AssignedShape(Shape shape) implements Verifier {

    /** A closer look where a part of a name stands, in whatever case. */
    static Probe probe(String name, String shape) {
        return new Probe(Keyword.folded(name), new AssignedShape(Shape.of(shape)));
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        Assigned assigned = Assignment.after(window, to);
        if (assigned == null
                || shape.endOf(window, assigned.value().start())
                        != assigned.value().end()) {
            return null;
        }
        return assigned.value();
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.next(Assignment.NEXT);
    }

    @Override
    public Reach reach() {
        return Assignment.REACH;
    }
}
