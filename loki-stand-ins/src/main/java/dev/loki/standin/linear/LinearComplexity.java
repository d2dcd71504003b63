package dev.loki.standin.linear;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a query costs by Linear's published rule: a scalar 0.1 points, an object 1, and what is below a connection as often
 * as its page has entries, 50 where {@code first} is not given. Of a connection's own fields {@code nodes} is the objects.
 * Where {@code first} is a variable, the most that Linear takes is counted.
 *
 * @see <a href="https://linear.app/developers/rate-limiting">Linear, Rate limiting</a>
 */
public final class LinearComplexity {

    /** What one query may cost. */
    public static final double MOST = 10_000;

    private static final double SCALAR = 0.1;
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 250;

    private final Map<String, FragmentDefinition> fragments;

    private LinearComplexity(Document document) {
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));
    }

    /** The points of a document of one operation, rounded up. */
    public static double of(String text) {
        Document document = Parser.parse(text);
        LinearComplexity complexity = new LinearComplexity(document);
        return Math.ceil(document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToDouble(operation -> complexity.of(operation.getSelectionSet()))
                .sum());
    }

    private double of(SelectionSet selections) {
        return selections.getSelections().stream().mapToDouble(this::of).sum();
    }

    private double of(Selection<?> selection) {
        if (selection instanceof FragmentSpread spread) {
            return of(Objects.requireNonNull(fragments.get(spread.getName())).getSelectionSet());
        }
        Field field = (Field) selection;
        SelectionSet below = field.getSelectionSet();
        if (below == null) {
            return SCALAR;
        }
        return isConnection(below) ? page(field) * of(below) : 1 + of(below);
    }

    private static boolean isConnection(SelectionSet selections) {
        return selections.getSelectionsOfType(Field.class).stream()
                .map(Field::getName)
                .anyMatch(name -> name.equals("nodes") || name.equals("edges"));
    }

    private static double page(Field field) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals("first"))
                .map(Argument::getValue)
                .findFirst()
                .map(value -> value instanceof IntValue first ? first.getValue().intValue() : LARGEST_PAGE)
                .orElse(PAGE);
    }
}
