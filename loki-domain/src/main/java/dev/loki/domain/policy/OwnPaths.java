package dev.loki.domain.policy;

import dev.loki.domain.shell.FileTouch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The paths that self-protection is about: Loki's own files, its installation, and what agents go by. Of Loki's folder and
 * of agents' settings upper and lower case make no difference, as on many file systems.
 */
final class OwnPaths {

    private static final String PENDING = "/events/pending";
    private static final String MARKDOWN = ".md";

    private static final List<String> CONTENTS =
            LokiFolder.CONTENTS.stream().map(AgentPlaces::fold).toList();

    private final String lokiDir;
    private final String folded;

    /** Where Loki's folder is: as a rule the project. */
    private final String home;

    private final Installation installation;

    /** @param lokiDir Loki's folder, absolute and normalized */
    OwnPaths(String lokiDir, Installation installation) {
        this.lokiDir = lokiDir;
        this.folded = AgentPlaces.fold(lokiDir);
        this.home = lokiDir.substring(0, Math.max(1, lokiDir.lastIndexOf('/')));
        this.installation = installation;
    }

    String home() {
        return home;
    }

    /** The folders that may be the user's: those above Loki's, from the root, which is empty, and the one that is known. */
    Stream<String> homes() {
        Stream<String> above = IntStream.range(0, lokiDir.length())
                .filter(at -> lokiDir.charAt(at) == '/')
                .mapToObj(at -> lokiDir.substring(0, at));
        return Stream.concat(above, Stream.ofNullable(variables().get("HOME")));
    }

    /** The variables by which a command may name such places. */
    Map<String, String> variables() {
        return installation.variables();
    }

    /** Whether an absolute path is one of them. */
    boolean holds(String path) {
        String place = AgentPlaces.fold(path);
        return LexicalPath.isWithin(place, folded)
                ? !path.startsWith(lokiDir + PENDING + "/")
                : AgentPlaces.hold(place) || installation.holds(path);
    }

    /** Whether what happens to an absolute path changes one of them. */
    boolean areChanged(String path, FileTouch.Kind kind) {
        return holds(path)
                || AgentPlaces.isFolderOfThem(AgentPlaces.fold(path))
                || installation.isFolderOfSettings(path)
                || (kind.reachesBelow() && LexicalPath.isWithin(lokiDir, path))
                || (kind.reachesBelow()
                        && kind != FileTouch.Kind.SWEEP
                        && installation.isBelow(path, kind == FileTouch.Kind.TREE))
                || (kind == FileTouch.Kind.SWEEP && LexicalPath.isWithin(path, home));
    }

    /**
     * Whether a pattern may mean one of them.
     *
     * @param place the pattern, absolute
     * @param base where agents' settings are looked for, absolute
     * @param below whether a folder above counts as well
     */
    boolean mayBe(String place, String base, boolean below) {
        String name = AgentPlaces.fold(place);
        PathPattern pattern = new PathPattern(name);
        String folder = AgentPlaces.fold(base);
        return AgentPlaces.hold(name)
                || installation.isFolderOfSettings(place)
                || Stream.of(contents(pattern), AgentPlaces.all().map(folder::concat), installed())
                        .flatMap(paths -> paths)
                        .anyMatch(path -> pattern.mayReach(path, below));
    }

    private Stream<String> installed() {
        return Stream.concat(installation.kept().stream(), installation.runtime().stream())
                .map(AgentPlaces::fold);
    }

    /** Whether a pattern may mean just one of them, and not what may lie below. */
    boolean mayEqual(String place, String base) {
        PathPattern pattern = new PathPattern(AgentPlaces.fold(place));
        String folder = AgentPlaces.fold(base);
        return Stream.concat(contents(pattern), AgentPlaces.FILES.stream().map(folder::concat))
                .anyMatch(pattern::mayBe);
    }

    /** Who asks for all Markdown means documents: only a name that says more may mean what Loki has of it. */
    private Stream<String> contents(PathPattern pattern) {
        boolean documents = pattern.isAllOf(MARKDOWN);
        return CONTENTS.stream()
                .filter(path -> !documents || !path.endsWith(MARKDOWN))
                .map(folded::concat);
    }

    /** Whether a text names them. */
    boolean areNamedIn(String text) {
        String folder = folded.substring(folded.lastIndexOf('/') + 1);
        String name = AgentPlaces.fold(text);
        return name.contains(folder)
                || AgentPlaces.areNamedIn(name)
                || installed().anyMatch(name::contains)
                || (name.contains("claude_config_dir") && name.contains("settings"));
    }
}
