package dev.loki.standin.linear;

import dev.loki.testing.External;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Linear's own schema, {@code linear.graphql} in the folder of {@link External#SCHEMAS}, read once for each JVM. Thread-safe.
 */
public final class LinearSchema {

    private final GraphQLSchema schema;

    private LinearSchema(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** The schema; empty where it is absent. */
    public static Optional<LinearSchema> find() {
        return Holder.SCHEMA;
    }

    /** What it has against a document and its variables, those too that the document does not declare. */
    public List<String> complaints(String text, Map<String, Object> variables) {
        try {
            Document document = Parser.parse(text);
            List<ValidationError> errors = new Validator().validateDocument(schema, document, Locale.ROOT);
            return errors.isEmpty()
                    ? variables(document, variables)
                    : errors.stream().map(ValidationError::getMessage).toList();
        } catch (InvalidSyntaxException e) {
            return List.of("no GraphQL: " + e.getMessage());
        }
    }

    GraphQLSchema schema() {
        return schema;
    }

    private List<String> variables(Document document, Map<String, Object> variables) {
        List<VariableDefinition> declared = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(operation -> operation.getVariableDefinitions().stream())
                .toList();
        Set<String> names = declared.stream().map(VariableDefinition::getName).collect(Collectors.toSet());
        if (!names.containsAll(variables.keySet())) {
            return List.of("variables that are not declared: " + variables.keySet() + " where there are " + names);
        }
        try {
            ValuesResolver.coerceVariableValues(
                    schema, declared, RawVariables.of(variables), GraphQLContext.getDefault(), Locale.ROOT);
            return List.of();
        } catch (GraphQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    static GraphQLSchema parse(String sdl, RuntimeWiring wiring) {
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), wiring);
    }

    private static final class Holder {

        private static final Optional<LinearSchema> SCHEMA = External.SCHEMAS
                .find()
                .map(folder -> {
                    try {
                        String sdl = Files.readString(folder.resolve("linear.graphql"));
                        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                                .wiringFactory(new LinearScalars())
                                .build();
                        return new LinearSchema(parse(sdl, wiring));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
