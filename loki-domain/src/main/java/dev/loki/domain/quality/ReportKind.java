package dev.loki.domain.quality;

/** The reports that people are given, each with the template it has unless the project has one. */
public enum ReportKind {
    /** For a pull request. */
    QUALITY("""
            ## Loki quality report

            **{{status}}** for commit {{sha}}, run {{execution_id}}

            | Gate | Verdict | Details |
            |---|---|---|
            {{quality_gates_table}}

            {{findings}}

            - Tasks: {{tasks_completed}} of {{total_tasks}} completed, {{tasks_failed}} failed
            - Duration: {{duration}}
            - Cost: {{cost}}
            - Audit chain: {{audit}}
            - Deployment: {{deployment_url}}

            {{run_link}}
            """),

    /** For an issue. */
    EXECUTION("""
            ## Loki execution summary

            **{{status}}**, run {{execution_id}}

            {{summary}}

            - Gates: {{gates}}
            - Tasks: {{tasks_completed}} of {{total_tasks}} completed, {{tasks_failed}} failed
            - Duration: {{duration}}
            - Cost: {{cost}}
            - Audit chain: {{audit}}
            - Deployment: {{deployment_url}}

            {{run_link}}
            """);

    private final String template;

    ReportKind(String template) {
        this.template = template;
    }

    /** The text of its template, in Markdown. */
    public String template() {
        return template;
    }
}
