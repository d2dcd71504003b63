package dev.loki.standin.linear;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.PropertyDataFetcher;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.ScalarWiringEnvironment;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Linear's own scalars: objects where the name says so, else texts. What is not wired by name is a field of a row. */
final class LinearScalars extends MockedWiringFactory {

    @Override
    public boolean providesDataFetcher(FieldWiringEnvironment environment) {
        return false;
    }

    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
        String field = environment.getFieldDefinition().getName();
        DataFetcher<?> otherwise = PropertyDataFetcher.fetching(field);
        return asked -> asked.getSource() instanceof Row row ? row.get(field) : otherwise.get(asked);
    }

    @Override
    public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
        String name = environment.getScalarTypeDefinition().getName();
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Plain(
                        name.equals("JSONObject") ? Map.class : name.equals("JSON") ? Object.class : String.class))
                .build();
    }

    /** Takes and gives values of one class as they are. */
    private record Plain(Class<?> type) implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            if (type.isInstance(value)) {
                return value;
            }
            throw new CoercingParseValueException("expected " + type.getSimpleName());
        }

        @Override
        public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (value instanceof StringValue text && type == String.class) {
                return Objects.requireNonNull(text.getValue());
            }
            throw new CoercingParseLiteralException("expected a variable");
        }
    }
}
