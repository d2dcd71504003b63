package dev.loki.testing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Something outside the project that a test may need, and how it is looked for.
 *
 * <p>The constant's name in lower case is its name in {@code -Dloki.require} and in the table of skipped tests.
 */
public enum External {
    /** Schemas of the services Loki talks to: the folder named by {@code -Dloki.schemas.dir}. */
    SCHEMAS(Lookup.Named.folder("loki.schemas.dir")),
    /** Node.js on the PATH. */
    NODE(Lookup.Program.onPath("node")),
    /** Python 3 on the PATH. */
    PYTHON(Lookup.Program.onPath("python3", "python")),
    /** The TypeScript compiler on the PATH. */
    TSC(Lookup.Program.onPath("tsc")),
    /** The rsyslog daemon on the PATH or in {@code /usr/sbin}. */
    RSYSLOG(Lookup.Program.onPath("rsyslogd")),
    /** The OpenTelemetry collector: the program named by {@code -Dloki.otelcol}. */
    OTELCOL(Lookup.Named.program("loki.otelcol")),
    /** Chromium or Chrome on the PATH. */
    CHROMIUM(Lookup.Program.onPath("chromium", "chromium-browser", "google-chrome")),
    /** The Claude Code command on the PATH. */
    CLAUDE(Lookup.Program.onPath("claude")),
    /** The Codex command on the PATH. */
    CODEX(Lookup.Program.onPath("codex")),
    /** The Gemini CLI command on the PATH. */
    GEMINI(Lookup.Program.onPath("gemini")),
    /** Git on the PATH. */
    GIT(Lookup.Program.onPath("git")),
    /** The system call tracer on the PATH. */
    STRACE(Lookup.Program.onPath("strace")),
    /** Takes away parts of the system, such as its network, on the PATH. */
    UNSHARE(Lookup.Program.onPath("unshare")),
    /** The bash shell on the PATH. */
    BASH(Lookup.Program.onPath("bash")),
    /** The zsh shell on the PATH. */
    ZSH(Lookup.Program.onPath("zsh")),
    /** The fish shell on the PATH. */
    FISH(Lookup.Program.onPath("fish")),
    /** Runs a command under a pseudo-terminal, on the PATH. */
    SCRIPT(Lookup.Program.onPath("script"));

    @SuppressWarnings("ImmutableEnumChecker") // records of immutable values, Path among them
    private final Lookup lookup;

    External(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The name used in {@code -Dloki.require}, for example {@code node}. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is: a program's file or a folder; empty when it is absent. */
    public Optional<Path> find() {
        return lookup.find();
    }

    /**
     * Where it is, for a test that already {@link Needs} it.
     *
     * @throws IllegalStateException when it is absent
     */
    public Path path() {
        return find().orElseThrow(() -> new IllegalStateException(
                token() + " is absent: " + lookup.absence() + "; mark the test with @Needs(External." + name() + ")"));
    }

    Optional<Absence> absence() {
        return find().isPresent() ? Optional.empty() : Optional.of(new Absence(token(), lookup.absence()));
    }
}
