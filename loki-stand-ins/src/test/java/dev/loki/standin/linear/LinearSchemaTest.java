package dev.loki.standin.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The part of Linear's schema that the stand-in speaks, held against the whole. */
@Needs(External.SCHEMAS)
class LinearSchemaTest {

    private final GraphQLSchema whole = LinearSchema.find().orElseThrow().schema();
    private final GraphQLSchema part = LinearSchema.parse(
            LinearEngine.sdl(),
            RuntimeWiring.newRuntimeWiring().wiringFactory(new LinearScalars()).build());

    @Test
    void everyFieldAndArgumentOfThePartIsThatOfTheWhole() {
        List<GraphQLNamedType> types = part.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
        assertThat(types).hasSizeGreaterThan(40);
        for (GraphQLNamedType type : types) {
            if (type instanceof GraphQLObjectType object) {
                object.getFieldDefinitions().forEach(field -> assertIsThatOfTheWhole(object, field));
            } else if (type instanceof GraphQLInputObjectType input) {
                GraphQLInputObjectType theirs =
                        (GraphQLInputObjectType) Objects.requireNonNull(whole.getType(input.getName()));
                input.getFields().forEach(field -> assertThat(
                                print(theirs.getField(field.getName()).getType()))
                        .as(input.getName() + "." + field.getName())
                        .isEqualTo(print(field.getType())));
            } else if (type instanceof GraphQLEnumType values) {
                GraphQLEnumType theirs = (GraphQLEnumType) Objects.requireNonNull(whole.getType(values.getName()));
                values.getValues().forEach(value -> assertThat(theirs.getValue(value.getName()))
                        .isNotNull());
            }
        }
    }

    private void assertIsThatOfTheWhole(GraphQLObjectType object, GraphQLFieldDefinition field) {
        String place = object.getName() + "." + field.getName();
        GraphQLFieldDefinition theirs = Objects.requireNonNull(whole.getObjectType(object.getName()), place)
                .getFieldDefinition(field.getName());
        assertThat(theirs).as(place).isNotNull();
        assertThat(print(theirs.getType())).as(place).isEqualTo(print(field.getType()));
        field.getArguments().forEach(argument -> assertThat(
                        print(Objects.requireNonNull(theirs.getArgument(argument.getName()), place)
                                .getType()))
                .as(place + "(" + argument.getName() + ")")
                .isEqualTo(print(argument.getType())));
    }

    private static String print(GraphQLType type) {
        return GraphQLTypeUtil.simplePrint(type);
    }
}
