package dev.loki.cli.doctor;

import dev.loki.bootstrap.Version;
import dev.loki.bootstrap.settings.UnknownVariable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whether Loki has around it what it needs. */
final class SurroundingChecks {

    /** What is lost without a program. */
    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("sh", "the steps of a cycle cannot be run");
        PROGRAMS.put("setsid", "commands that are run without a terminal get no session of their own");
        PROGRAMS.put("curl", "hooks of agents start a JVM for each call, which is slower");
        PROGRAMS.put("git", "'loki scan --staged' does not work, and ignored files are not known");
    }

    private SurroundingChecks() {}

    static Stream<Diagnosis> versions(Examination on) {
        return Stream.of(Diagnosis.well(
                "loki",
                Version.CURRENT + ", Java " + Runtime.version() + " in " + System.getProperty("java.home") + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch")));
    }

    static Stream<Diagnosis> project(Examination on) {
        Path root = on.project().root();
        Path folder = on.project().lokiDir();
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Stream.of(
                    Files.isWritable(root)
                            ? Diagnosis.note("project", root + " has no " + on.name(folder) + " yet", "loki init")
                            : Diagnosis.wrong("project", root + " cannot be written", "give your user the right to"));
        }
        if (!Files.isDirectory(folder)) {
            return Stream.of(Diagnosis.wrong("project", folder + " is no folder", "move it away, and run loki init"));
        }
        if (!Files.isWritable(folder)) {
            return Stream.of(Diagnosis.wrong(
                    "project", folder + " cannot be written, so nothing is allowed", "give your user the right to"));
        }
        Path here = on.invocation().currentFolder().toAbsolutePath().normalize();
        return Stream.of(
                here.startsWith(root) && !here.equals(root)
                        ? Diagnosis.note(
                                "project",
                                root + ", because it holds " + on.name(folder),
                                "loki init makes a project of this folder")
                        : Diagnosis.well("project", root.toString()));
    }

    static Stream<Diagnosis> variables(Examination on) {
        Stream<Diagnosis> wrong = on.configuration().problems().stream()
                .map(problem -> Diagnosis.wrong("variables", problem, "set it as is expected, or not at all"));
        Stream<Diagnosis> unknown = on.configuration().unknown().stream().map(SurroundingChecks::unknown);
        boolean isFine = on.configuration().problems().isEmpty()
                && on.configuration().unknown().isEmpty();
        return isFine ? Stream.of(Diagnosis.well("variables", "all are understood")) : Stream.concat(wrong, unknown);
    }

    private static Diagnosis unknown(UnknownVariable unknown) {
        String nearest = unknown.nearest();
        return Diagnosis.note(
                "variables",
                unknown.name() + " means nothing to Loki",
                nearest == null ? null : "did you mean " + nearest + "?");
    }

    static Stream<Diagnosis> programs(Examination on) {
        Stream<Diagnosis> missing = PROGRAMS.entrySet().stream()
                .filter(program -> !on.hasProgram(program.getKey()))
                .map(program -> Diagnosis.note(
                        "programs",
                        program.getKey() + " is not on the PATH: " + program.getValue(),
                        "install " + program.getKey()));
        boolean isFine = PROGRAMS.keySet().stream().allMatch(on::hasProgram);
        return isFine
                ? Stream.of(Diagnosis.well("programs", String.join(", ", PROGRAMS.keySet()) + " are there"))
                : missing;
    }
}
