package dev.loki.verification.seeded.ports.policy;

import dev.loki.verification.seeded.application.policy.UseCase;
import okhttp3.HttpUrl;

/** One word of a technology, or of a user, too many each. */
final class Leaky {
    private Leaky() {}

    interface SpeaksOkHttp {
        HttpUrl where();
    }

    interface KnowsUseCase {
        UseCase who();
    }
}
