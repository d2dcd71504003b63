package dev.loki.domain.trace;

/**
 * The names by which products for language models understand a trace. They are still in development, and so stand beside
 * {@link LokiAttributes}, never in their place.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-agent-spans/">OpenTelemetry, semantic
 *     conventions for generative AI</a>
 */
public final class GenAiAttributes {

    public static final String OPERATION = "gen_ai.operation.name";
    public static final String AGENT_NAME = "gen_ai.agent.name";
    public static final String TOOL_NAME = "gen_ai.tool.name";
    public static final String PROVIDER = "gen_ai.provider.name";
    public static final String REQUEST_MODEL = "gen_ai.request.model";
    public static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";
    public static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";

    static final Attributes INVOKE_WORKFLOW = operation("invoke_workflow").build();
    static final Attributes PLAN = operation("plan").build();

    private GenAiAttributes() {}

    static Attributes.Builder operation(String name) {
        return Attributes.builder().put(OPERATION, name);
    }
}
