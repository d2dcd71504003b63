package dev.loki.ports.webhook;

import dev.loki.domain.tracker.WorkStatus;

/**
 * An issue that changed its status at the service.
 *
 * @param id what the service knows the issue by for ever
 * @param key what people call it
 * @param status what the service calls the status now
 * @param category which kind of status that is
 */
public record IssueChange(String id, String key, String status, WorkStatus.Category category) {}
