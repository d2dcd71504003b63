package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.ports.policy.PolicyFileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Gives a project the files that it starts with: policies, a run file, and what git is not to keep. */
public final class ProjectStart {

    private static final String RUN_FILE = "run.yaml";
    private static final String GIT_IGNORE = ".gitignore";
    private static final String COMMENT = "# what Loki keeps of its runs; its rules and settings belong to the project";

    /** Where {@code loki hook install claude-code} puts hooks, and a token. */
    private static final String HOOKS_OF_THIS_MACHINE = "/.claude/settings.local.json";

    /** What is the project's own, and not what a run leaves. */
    private static final List<String> SHARED = List.of(
            "policies.yaml",
            "policies.json",
            "run.yaml",
            "config.yaml",
            "config.json",
            "residency.json",
            "compliance.json",
            "templates/");

    private final Project project;
    private final OperatorCheck operator;

    ProjectStart(Basics basics) {
        this.project = basics.project();
        this.operator = OperatorCheck.of(basics);
    }

    /**
     * The files, and what would become of each.
     *
     * @param force whether the policy file and the run file give way to new ones; lines are only ever added to .gitignore
     */
    public List<StartingFile> plan(boolean force) {
        return Stream.of(policies(force), runFile(force), gitIgnore()).toList();
    }

    /**
     * Writes them.
     *
     * @throws ConfigurationException within a governed run or below an agent, where nobody is an operator
     * @throws IOException where one cannot be written, with a message that names it and says why
     */
    public List<StartingFile> write(boolean force) throws IOException {
        operator.require("setting up a project");
        List<StartingFile> files = plan(force);
        for (StartingFile file : files) {
            Path path = project.root().resolve(file.name());
            try {
                write(file, path);
            } catch (IOException e) {
                throw new IOException("cannot write " + path + ": " + IoReason.of(e), e);
            }
        }
        return files;
    }

    private void write(StartingFile file, Path path) throws IOException {
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        boolean isOwn = path.startsWith(project.lokiDir());
        if (file.state() == StartingFile.State.KEPT) {
            return;
        }
        if (!isOwn) {
            Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
            return;
        }
        PrivateFiles.createFolder(project.lokiDir(), LinkOption.NOFOLLOW_LINKS);
        WholeFile.stream(path, file.state() == StartingFile.State.REPLACED, out -> {
            out.write(bytes);
            return path;
        });
    }

    /** Where there is a policy file of another name, a second one would be passed over. */
    private StartingFile policies(boolean force) {
        String other = PolicyFileName.ALL.stream()
                .filter(name -> !name.equals(PolicyFileName.YAML)
                        && isThere(project.lokiDir().resolve(name)))
                .findFirst()
                .orElse(PolicyFileName.YAML);
        return file(other, text("policies.yaml"), force && other.equals(PolicyFileName.YAML));
    }

    private StartingFile runFile(boolean force) {
        return file(RUN_FILE, text(RUN_FILE).replace("TEST_COMMAND", TestCommand.of(project.root())), force);
    }

    private StartingFile file(String name, String text, boolean force) {
        Path path = project.lokiDir().resolve(name);
        StartingFile.State state = !isThere(path)
                ? StartingFile.State.WRITTEN
                : force ? StartingFile.State.REPLACED : StartingFile.State.KEPT;
        return new StartingFile(name(path), text, state);
    }

    private StartingFile gitIgnore() {
        Path file = project.root().resolve(GIT_IGNORE);
        List<String> lines = ignored();
        if (!isThere(file)) {
            return new StartingFile(GIT_IGNORE, text(lines), StartingFile.State.WRITTEN);
        }
        String there = read(file);
        List<String> missing = lines.stream()
                .filter(line -> there.lines().noneMatch(line::equals))
                .toList();
        String lineBreak = there.isEmpty() || there.endsWith("\n") ? "" : "\n";
        return missing.isEmpty()
                ? new StartingFile(GIT_IGNORE, "", StartingFile.State.KEPT)
                : new StartingFile(GIT_IGNORE, lineBreak + text(missing), StartingFile.State.EXTENDED);
    }

    /** A folder that is not in the project is not git's to see. */
    private List<String> ignored() {
        if (!project.lokiDir().startsWith(project.root())) {
            return List.of();
        }
        String folder = "/" + name(project.lokiDir()) + "/";
        List<String> lines = new ArrayList<>(List.of(COMMENT, folder + "*"));
        SHARED.forEach(name -> lines.add("!" + folder + name));
        lines.add(HOOKS_OF_THIS_MACHINE);
        return lines;
    }

    private String name(Path path) {
        return project.root().relativize(path).toString().replace('\\', '/');
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(ProjectStart.class.getResourceAsStream("start/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
