package dev.loki.domain.cost;

/** Whose consumption a budget limits. */
public enum BudgetScope {
    PROJECT("project"),
    ORG("org");

    private final String wireName;

    BudgetScope(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The one of this kind that somebody consumes for. */
    String of(Spender who) {
        return this == PROJECT ? who.project() : who.org();
    }
}
