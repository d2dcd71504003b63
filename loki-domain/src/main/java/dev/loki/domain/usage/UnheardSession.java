package dev.loki.domain.usage;

/**
 * A session of an agent of which nothing was heard, kept so that another process goes on counting.
 *
 * @param agent such as {@code claude-code}
 * @param session the agent's own name of it, {@value MeteredSessions#LONGEST_NAME} characters at the most
 * @param calls how many tools it called, from 1 on; of many, as many as count
 */
public record UnheardSession(String agent, String session, int calls) {}
