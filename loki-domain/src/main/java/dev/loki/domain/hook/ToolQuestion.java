package dev.loki.domain.hook;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;

/**
 * What is asked of the policies before a tool is used.
 *
 * @param point where it is asked
 * @param context about what
 */
public record ToolQuestion(EnforcementPoint point, JsonObject context) {}
