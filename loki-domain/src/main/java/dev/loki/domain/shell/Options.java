package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments sorted into options and operands (XBD 12.2, and GNU's long options).
 *
 * <p>A specification lists the names that are known, separated by blanks: {@code v} and {@code verbose} are flags,
 * {@code o=} takes an argument, {@code i?} takes one only where it is attached, {@code #} stands for digits.
 */
final class Options {
    private final Map<String, Character> known = new HashMap<>();
    private final Map<String, List<Word>> values = new HashMap<>();
    private final List<Word> operands = new ArrayList<>();
    private final boolean leading;
    private boolean sure = true;

    private Options(String specification, boolean leading) {
        this.leading = leading;
        for (String name : specification.split(" ", -1)) {
            char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
            boolean valued = last == '=' || last == '?';
            known.put(valued ? name.substring(0, name.length() - 1) : name, valued ? last : ' ');
        }
    }

    /** Options before the first operand only, as programs have them that start another. */
    static Options leading(String specification, List<Word> arguments) {
        return new Options(specification, true).parse(arguments);
    }

    /** Options anywhere, as programs have them that work on files; those not known count as flags. */
    static Options anywhere(String specification, List<Word> arguments) {
        return new Options(specification, false).parse(arguments);
    }

    /** Whether every option was known, and every argument of one was a single word. */
    boolean sure() {
        return sure;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The arguments given to any of these options. */
    List<Word> values(String... names) {
        List<Word> found = new ArrayList<>();
        for (String name : names) {
            found.addAll(values.getOrDefault(name, List.of()));
        }
        return found;
    }

    List<Word> operands() {
        return operands;
    }

    private Options parse(List<Word> arguments) {
        int at = 0;
        while (at < arguments.size()) {
            Word word = arguments.get(at++);
            boolean option = word.value().length() > 1 && word.startsWith("-") && !mayBeNames(word);
            if (word.is("--")) {
                operands.addAll(arguments.subList(at, arguments.size()));
                return this;
            } else if (!option && leading) {
                operands.addAll(arguments.subList(at - 1, arguments.size()));
                return this;
            } else if (!option) {
                operands.add(word);
            } else {
                sure &= word.form() == Word.Form.TEXT || !word.many();
                at += word.startsWith("--") ? longOption(word, arguments, at) : cluster(word, arguments, at);
            }
        }
        return this;
    }

    /** Whether it is a pattern that may become operands; behind an equals sign it is taken for an option's argument. */
    private static boolean mayBeNames(Word word) {
        return word.form() == Word.Form.PATTERN && !word.value().matches("(?s)--[\\w-]+=.*");
    }

    /** How many of the words that follow belong to the option. */
    private int longOption(Word word, List<Word> arguments, int at) {
        int equals = word.value().indexOf('=');
        String name = word.value().substring(2, equals < 0 ? word.value().length() : equals);
        char kind = kind(name);
        if (equals >= 0) {
            note(name, word.from(equals + 1));
            return 0;
        }
        return kind == '=' ? take(name, arguments, at) : flag(name);
    }

    private int cluster(Word word, List<Word> arguments, int at) {
        for (int i = 1; i < word.value().length(); i++) {
            char c = word.value().charAt(i);
            String name = c >= '0' && c <= '9' && known.containsKey("#") ? "#" : String.valueOf(c);
            char kind = kind(name);
            boolean attached = i + 1 < word.value().length() || word.form() != Word.Form.TEXT;
            if (kind != ' ' && attached) {
                note(name, word.from(i + 1));
                return 0;
            } else if (kind == '=') {
                return take(name, arguments, at);
            }
            flag(name);
        }
        return 0;
    }

    private char kind(String name) {
        sure &= known.containsKey(name);
        return known.getOrDefault(name, ' ');
    }

    private int take(String name, List<Word> arguments, int at) {
        if (at >= arguments.size()) {
            return flag(name);
        }
        sure &= !arguments.get(at).many();
        note(name, arguments.get(at));
        return 1;
    }

    private int flag(String name) {
        values.computeIfAbsent(name, key -> new ArrayList<>());
        return 0;
    }

    private void note(String name, Word value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
}
