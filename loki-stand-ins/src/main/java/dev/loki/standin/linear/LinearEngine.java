package dev.loki.standin.linear;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphqlErrorException;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.idl.RuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Executes GraphQL on the memory. */
final class LinearEngine {

    private final GraphQL engine;

    LinearEngine(LinearMemory memory) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new LinearScalars());
        new LinearQueries(memory).wire(wiring);
        new LinearMutations(memory).wire(wiring);
        this.engine = GraphQL.newGraphQL(LinearSchema.parse(sdl(), wiring.build()))
                .defaultDataFetcherExceptionHandler(LinearEngine::said)
                .build();
    }

    /** What is answered: data, errors or both. */
    Map<String, Object> execute(String query, Map<String, Object> variables) {
        return engine.execute(ExecutionInput.newExecutionInput(query).variables(variables))
                .toSpecification();
    }

    /** The part of Linear's schema that is spoken. */
    static String sdl() {
        try (InputStream file = LinearEngine.class.getResourceAsStream("linear.graphql")) {
            return new String(Objects.requireNonNull(file, "linear.graphql").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> said(
            DataFetcherExceptionHandlerParameters trouble) {
        if (!(trouble.getException() instanceof LinearRefusal refusal)) {
            throw new IllegalStateException("the stand-in itself is at fault", trouble.getException());
        }
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(GraphqlErrorException.newErrorException()
                                .message(refusal.getMessage())
                                .path(trouble.getPath().toList())
                                .extensions(refusal.extensions())
                                .build())
                        .build());
    }
}
