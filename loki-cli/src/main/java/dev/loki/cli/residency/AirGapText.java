package dev.loki.cli.residency;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Optional;

/** That the air gap is on, and by what, for people and for programs. */
public final class AirGapText {

    /** The name of the member in JSON answers. */
    public static final String MEMBER = "airGap";

    private AirGapText() {}

    /** A line below a summary; empty where the air gap is off. */
    public static Optional<String> line(LokiEnterprise loki) {
        return airGap(loki)
                .map(by -> Printable.line(
                        "  air gap    on (" + by + "): Loki sends nothing; other programs are not kept from it"));
    }

    /** What switches it on; null where it is off. */
    public static JsonValue json(LokiEnterprise loki) {
        return airGap(loki).<JsonValue>map(JsonString::new).orElse(JsonNull.NULL);
    }

    private static Optional<String> airGap(LokiEnterprise loki) {
        return loki.residency().residency().airGap();
    }
}
