package dev.loki.domain.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shell's run of one command, where every program but a few tools is a stub that only writes its name down.
 *
 * @param programs the stubs that ran
 * @param files the files that there were afterwards, relative to where the shell ran
 */
record StubbedShell(List<String> programs, List<String> files) {
    /** It writes beside the link to the folder of stubs that it was found by. */
    private static final String STUB = "#!/bin/sh\nprintf '%s\\n' \"${0##*/}\" >> \"${0%/bin/*}/log\"\n";

    private static final String SECONDS = "0.5";

    /** Whether the shell is there, and what ends the loops of a command that has no end. */
    static boolean isPresent(String shell) {
        return Files.isExecutable(find(shell)) && Files.isExecutable(find("timeout"));
    }

    /** Makes the programs that all runs share. */
    static Path makeStubs(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : CommandGenerator.PROGRAMS) {
            executable(folder.resolve(name), STUB);
        }
        for (String tool : CommandGenerator.TOOLS) {
            executable(folder.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
        }
        return folder;
    }

    static StubbedShell run(String shell, String command, Path stubs, Path folder)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path bin = Files.createSymbolicLink(folder.resolve("bin"), stubs);
        start(shell, command, bin, work);
        Path log = folder.resolve("log");
        return new StubbedShell(Files.exists(log) ? Files.readAllLines(log) : List.of(), files(work));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The whole process group ends with the time: a loop in the background would outlive its shell. */
    private static void start(String shell, String command, Path bin, Path work)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        find("timeout").toString(),
                        "-s",
                        "KILL",
                        SECONDS,
                        find(shell).toString(),
                        "-c",
                        command + "\nwait")
                .directory(work.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", work.toString());
        builder.environment().put("FUNCNEST", "20");
        Process process = builder.start();
        try {
            process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static List<String> files(Path work) throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> work.relativize(file).toString())
                    .toList();
        }
    }

    private static Path find(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(program));
    }
}
