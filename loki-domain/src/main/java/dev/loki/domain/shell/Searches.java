package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that look for files, and skip hidden ones unless an option says otherwise. */
final class Searches {
    private static final String FD =
            "e= E= t= d= S= c= j= o= g F a 0 p L H I u s i 1 q l extension= exclude= type= max-depth= min-depth="
                    + " exact-depth= size= color= threads= owner= changed-within= changed-before= format= batch-size="
                    + " max-results= hidden";
    private static final String RG =
            "e= f= g= t= T= A= B= C= m= j= r= M= d= glob= iglob= type= type-not= regexp= file= max-depth= max-count="
                    + " context= replace= sort= sortr= threads= color= engine= hidden";

    private Searches() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "fd fdfind", Searches::fd);
        Utilities.add(all, "rg ag", Searches::rg);
    }

    private static void fd(Call call) {
        FileUtilities.viewer(call);
        List<Word> words = call.arguments();
        int exec = exec(words);
        Options given = Options.anywhere(FD, words.subList(0, exec));
        List<Word> operands = given.operands();
        List<String> names = given.values("e", "extension").stream()
                .flatMap(word -> word.spellings().stream())
                .map(extension -> Word.HOLE + "." + extension)
                .toList();
        boolean hidden = given.has("H") || given.has("u") || given.has("hidden") || call.hasArgument("--un");
        List<String> found = found(
                operands.subList(Math.min(1, operands.size()), operands.size()),
                names.isEmpty() && !operands.isEmpty()
                        ? name(operands.get(0), given.has("g") || given.has("glob"))
                        : names,
                hidden);
        call.print(found);
        if (exec + 1 < words.size()) {
            List<Word> started =
                    new ArrayList<>(new Placeholder("{}", found, call.session().names())
                            .replaceIn(words.subList(exec + 1, words.size())));
            started.add(Word.unknown("what " + call.name() + " finds", found));
            call.run(started);
        }
    }

    private static int exec(List<Word> words) {
        int at = 0;
        while (at < words.size() && !words.get(at).value().matches("-[A-Za-z0]*[xX]|--exec(-batch)?")) {
            at++;
        }
        return at;
    }

    /** What names a pattern may match: a glob, or a regular expression as far as it is plain; none where any will do. */
    private static List<String> name(Word pattern, boolean glob) {
        String text = pattern.text().orElse("").toLowerCase(Locale.ROOT);
        if (glob) {
            return text.isEmpty() ? List.of() : List.of(text.replace('*', Word.HOLE));
        }
        String plain = text.replaceFirst("^\\^", "").replaceFirst("\\$$", "").replace("\\.", "\u0000");
        if (!plain.matches("[\\w\u0000-]+")) {
            return List.of();
        }
        String start = text.startsWith("^") ? "" : String.valueOf(Word.HOLE);
        return List.of(start + plain.replace('\u0000', '.') + (text.endsWith("$") ? "" : Word.HOLE));
    }

    private static void rg(Call call) {
        FileUtilities.viewer(call);
        Options given = Options.anywhere(RG, call.arguments());
        boolean files = call.hasArgument("--files");
        if (!files && !given.has("l") && !given.has("L") && !given.has("c") && !given.has("g")) {
            return;
        }
        long unrestricted = call.arguments().stream()
                .filter(word -> word.value().matches("-u+"))
                .mapToLong(word -> word.value().length() - 1)
                .sum();
        boolean hidden = given.has("hidden")
                || given.has(".")
                || unrestricted > 1
                || (unrestricted > 0 && call.name().equals("ag"));
        int skipped = files || given.has("e") || given.has("f") ? 0 : 1;
        List<String> names = given.values("g", "glob").stream()
                .flatMap(word -> word.spellings().stream())
                .filter(name -> name.indexOf('/') < 0 && !name.startsWith("!"))
                .toList();
        call.print(found(given.operands().stream().skip(skipped).toList(), names, hidden));
    }

    /** Below the places what has one of the names; hidden files only where they are looked for, or the place is one. */
    private static List<String> found(List<Word> places, List<String> names, boolean hidden) {
        List<Word> searched = places.isEmpty() ? List.of(Word.of(".")) : places;
        return searched.stream()
                .flatMap(place -> place.pieces().stream())
                .flatMap(place -> below(place, names, hidden || isHidden(place)))
                .toList();
    }

    private static Stream<String> below(String place, List<String> names, boolean hidden) {
        if (!hidden) {
            return Stream.of(place + "/*");
        }
        String below = place + "/" + Word.BELOW;
        return names.isEmpty() ? Stream.of(below) : names.stream().map(name -> below + "/" + name);
    }

    private static boolean isHidden(String place) {
        return place.matches("(?s)(.*/)?(\\.[^./].*|" + Word.HOLE + ".*)");
    }
}
