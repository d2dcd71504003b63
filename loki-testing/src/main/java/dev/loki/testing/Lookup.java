package dev.loki.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A way to look for something outside the project. */
sealed interface Lookup {
    /** Where it is; empty when it is absent. */
    Optional<Path> find();

    /** Why it counts as absent, and so how to provide it. */
    String absence();

    /** A program by any of its names, in the first folder that holds one. */
    record Program(List<String> names, List<Path> folders) implements Lookup {
        /** Where daemons live, which the PATH of an unprivileged user often leaves out. */
        private static final List<String> DAEMONS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

        static Program onPath(String... names) {
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            List<Path> folders = Stream.concat(Arrays.stream(path.split(File.pathSeparator)), DAEMONS.stream())
                    .filter(folder -> !folder.isBlank())
                    .map(Path::of)
                    .toList();
            return new Program(List.of(names), folders);
        }

        @Override
        public Optional<Path> find() {
            return folders.stream()
                    .flatMap(folder -> names.stream().map(folder::resolve))
                    .filter(Lookup::isProgram)
                    .findFirst();
        }

        @Override
        public String absence() {
            return "no program " + String.join(" or ", names) + " on the PATH";
        }
    }

    /** A path given by a system property; a relative one starts at the project's root. */
    record Named(String property, String kind, Predicate<Path> accepts) implements Lookup {
        static Named folder(String property) {
            return new Named(property, "a folder", Files::isDirectory);
        }

        static Named program(String property) {
            return new Named(property, "an executable file", Lookup::isProgram);
        }

        @Override
        public Optional<Path> find() {
            return Optional.of(value())
                    .filter(value -> !value.isBlank())
                    .map(Path.of(System.getProperty("loki.root", ""))::resolve)
                    .filter(accepts);
        }

        @Override
        public String absence() {
            return value().isBlank()
                    ? "-D" + property + " is not set"
                    : "-D" + property + "=" + value() + " is not " + kind;
        }

        private String value() {
            return System.getProperty(property, "");
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
