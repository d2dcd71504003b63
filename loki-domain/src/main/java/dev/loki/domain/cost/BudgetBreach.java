package dev.loki.domain.cost;

/**
 * What a budget says against an action.
 *
 * @param action what follows
 * @param message why, for people
 */
public record BudgetBreach(Budget budget, LimitAction action, String message) {}
