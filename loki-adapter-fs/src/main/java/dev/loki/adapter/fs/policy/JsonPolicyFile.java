package dev.loki.adapter.fs.policy;

import dev.loki.domain.policy.PolicyDocument;
import dev.loki.json.JacksonJsonReader;
import dev.loki.json.LocatedJson;
import dev.loki.ports.json.JsonSyntaxException;

/** Policy files in JSON, read strictly. */
final class JsonPolicyFile {

    private JsonPolicyFile() {}

    static PolicyDocument parse(String file, byte[] bytes) throws PolicySyntaxException {
        try {
            LocatedJson located = new JacksonJsonReader().readLocated(bytes);
            return new PolicyDocument(file, located.root(), located.lines());
        } catch (JsonSyntaxException e) {
            throw new PolicySyntaxException(file, e.line(), "column " + e.column() + ": " + e.getMessage());
        }
    }
}
