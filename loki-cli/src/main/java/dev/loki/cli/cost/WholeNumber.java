package dev.loki.cli.cost;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number in the digits 0 to 9; the JDK takes those of every script. */
final class WholeNumber implements ITypeConverter<Long> {

    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1,19}");

    @Override
    public Long convert(String text) {
        if (DIGITS.matcher(text).matches()) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a whole number that can be counted");
            }
        }
        throw new TypeConversionException("'" + text + "' is not a whole number");
    }
}
