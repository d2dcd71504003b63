package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;

/**
 * A test that a policy file brings along ({@code tests}).
 *
 * @param context what is judged
 * @param expect the verdict it must get
 * @param line where the test stands in the file, from 1
 */
public record PolicyTest(String name, EnforcementPoint point, JsonObject context, Verdict expect, int line) {}
