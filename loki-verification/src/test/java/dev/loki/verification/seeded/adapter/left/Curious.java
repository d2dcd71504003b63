package dev.loki.verification.seeded.adapter.left;

import com.fasterxml.jackson.core.JsonFactory;
import dev.loki.verification.seeded.adapter.right.Right;
import dev.loki.verification.seeded.application.policy.UseCase;
import dev.loki.verification.seeded.bootstrap.Wiring;
import dev.loki.verification.seeded.cli.Command;
import io.opentelemetry.api.OpenTelemetry;
import okhttp3.OkHttpClient;

/** One acquaintance too many each. */
final class Curious {
    private Curious() {}

    record KnowsOtherAdapter(Right right) {}

    record KnowsUseCase(UseCase useCase) {}

    record KnowsBootstrap(Wiring wiring) {}

    record KnowsCommand(Command command) {}

    record KnowsHttpClient(OkHttpClient client) {}

    record ReadsJson(JsonFactory json) {}

    record KnowsOpenTelemetry(OpenTelemetry host) {}
}
