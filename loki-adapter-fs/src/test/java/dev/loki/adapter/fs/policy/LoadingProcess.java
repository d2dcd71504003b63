package dev.loki.adapter.fs.policy;

import java.nio.file.Path;

/** A process of its own that looks for the policies in a folder: FOLDER. */
final class LoadingProcess {

    private LoadingProcess() {}

    public static void main(String[] args) {
        System.out.println(
                new FilePolicySource(Path.of(args[0])).load().getClass().getName());
    }
}
