package dev.loki.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command that most likely runs a project's tests, by the files that build tools have. */
final class TestCommand {

    private static final String UNKNOWN =
            "echo \"put the command that runs your tests into .loki/run.yaml\" >&2; exit 1";

    private static final Map<String, String> BY_FILE = new LinkedHashMap<>();

    static {
        BY_FILE.put("mvnw", "./mvnw -q verify");
        BY_FILE.put("pom.xml", "mvn -q verify");
        BY_FILE.put("gradlew", "./gradlew test");
        BY_FILE.put("build.gradle", "gradle test");
        BY_FILE.put("build.gradle.kts", "gradle test");
        BY_FILE.put("package.json", "npm test");
        BY_FILE.put("Cargo.toml", "cargo test");
        BY_FILE.put("go.mod", "go test ./...");
        BY_FILE.put("pyproject.toml", "python3 -m pytest");
        BY_FILE.put("setup.py", "python3 -m pytest");
        BY_FILE.put("Makefile", "make test");
        BY_FILE.put("test.sh", "sh test.sh");
    }

    private TestCommand() {}

    static String of(Path project) {
        return BY_FILE.entrySet().stream()
                .filter(entry -> Files.exists(project.resolve(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
