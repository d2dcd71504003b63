package dev.loki.domain.scan;

/** Compiles the patterns of users, which nobody has checked, within bounds of size. */
@FunctionalInterface
public interface LinearPatternCompiler {

    /** Where there is no engine: refuses every pattern. */
    LinearPatternCompiler NONE = pattern -> new Refused("there is no engine for patterns here; remove it");

    Result compile(String pattern);

    /** A pattern, or why there is none. */
    sealed interface Result {}

    record Compiled(LinearPattern pattern) implements Result {}

    /**
     * No pattern.
     *
     * @param reason what is wrong and how to mend it
     */
    record Refused(String reason) implements Result {}
}
