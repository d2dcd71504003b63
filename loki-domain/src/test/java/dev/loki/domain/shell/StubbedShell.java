package dev.loki.domain.shell;

import dev.loki.testing.Executables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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
            Executables.write(folder.resolve(name), STUB);
        }
        for (String tool : CommandGenerator.TOOLS) {
            makeTool(folder.resolve(tool), find(tool));
        }
        return folder;
    }

    /** A timeout within one would be a process group of its own, and outlive it. */
    private static void makeTool(Path file, Path program) throws IOException {
        if (file.endsWith("timeout")) {
            Executables.write(file, "#!/bin/sh\nexec " + program + " --foreground \"$@\"\n");
        } else {
            Files.copy(program, file, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /**
     * Runs commands one after the other, each in a folder of its own. One shell starts them all: starting a process from
     * here costs more than most of them do.
     */
    static List<StubbedShell> runAll(String shell, List<String> commands, Path stubs, Path folder)
            throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            Path run = folder.resolve("run" + i);
            Files.createDirectories(run.resolve("work"));
            Files.createSymbolicLink(run.resolve("bin"), stubs);
            script.append(lineOf(shell, commands.get(i), run));
        }
        start(Files.writeString(folder.resolve("script"), script));
        List<StubbedShell> runs = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            runs.add(ran(folder.resolve("run" + i)));
        }
        return runs;
    }

    private static StubbedShell ran(Path run) throws IOException {
        Path log = run.resolve("log");
        return new StubbedShell(Files.exists(log) ? Files.readAllLines(log) : List.of(), files(run.resolve("work")));
    }

    /** The whole process group ends with its shell: a loop that a shell within it left behind would run for ever. */
    private static String lineOf(String shell, String command, Path run) {
        return "cd " + quoted(run.resolve("work")) + " || exit 1\n"
                + "PATH=" + quoted(run.resolve("bin")) + " HOME=" + quoted(run.resolve("work")) + " FUNCNEST=20 "
                + quoted(find("timeout")) + " -s KILL " + SECONDS + " " + quoted(find(shell)) + " -c "
                + quoted(command + "\nwait") + " &\n"
                + "wait $!\nkill -KILL -- -$!\n";
    }

    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }

    private static void start(Path script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
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
