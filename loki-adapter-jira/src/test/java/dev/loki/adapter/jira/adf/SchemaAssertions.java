package dev.loki.adapter.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.standin.AdfSchema;

/** What Jira takes. */
final class SchemaAssertions {

    private SchemaAssertions() {}

    static void assertAccepted(JsonObject document, String origin) {
        assertThat(AdfSchema.complaints(document))
                .as("%s%n%s", origin, document)
                .isEmpty();
    }
}
