package dev.loki.verification.seeded.domain.policy;

import com.fasterxml.jackson.core.JsonFactory;
import dev.loki.verification.seeded.ports.policy.Port;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** One dependency too many each. */
final class Impure {
    private Impure() {}

    record OpensFile(File file) {}

    record KnowsPath(Path path) {}

    record KnowsNetwork(URI uri) {}

    record KnowsThread(Thread thread) {}

    interface KnowsThreads {
        int count(Thread[] threads);
    }

    record KnowsFiles(List<File> files) {}

    record KnowsExecutor(Executor executor) {}

    record KnowsRandom(Random random) {}

    record KnowsJackson(JsonFactory json) {}

    record KnowsPort(Port port) {}
}
