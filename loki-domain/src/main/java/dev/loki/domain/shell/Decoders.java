package dev.loki.domain.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Programs that turn a text into another that nobody reads in the command: what a shell makes of it is hidden. */
final class Decoders {
    private Decoders() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(
                all,
                "base64 base32 basenc gbase64",
                call -> decode(call, call.hasArgument("-d") || call.hasArgument("-D") || call.hasArgument("--d")));
        all.put("rev", call -> decode(call, true));
        Utility uudecode = all.getOrDefault("uudecode", call -> {});
        all.put("uudecode", call -> {
            uudecode.judge(call);
            decode(call, true);
        });
        all.put("tr", call -> decode(call, substitutesLetters(call.arguments())));
        Utility xxd = all.getOrDefault("xxd", call -> {});
        all.put("xxd", call -> {
            xxd.judge(call);
            decode(call, call.hasArgument("-r"));
        });
        Utilities.add(all, "openssl gpg gpg2 age", call -> {
            call.touchPerhaps();
            decode(call, call.hasArgument("-d") || call.hasArgument("--d"));
        });
    }

    private static void decode(Call call, boolean decodes) {
        if (decodes) {
            call.printHidden();
        }
    }

    /** Whether letters become others, and not only those of another case. */
    private static boolean substitutesLetters(List<Word> arguments) {
        List<Word> sets = Options.anywhere("", arguments).operands();
        if (sets.size() != 2 || arguments.size() > 2) {
            return false;
        }
        String from = sets.get(0).value().toLowerCase(Locale.ROOT);
        String to = sets.get(1).value().toLowerCase(Locale.ROOT);
        boolean letters = from.matches("(?s).*[a-z].*") && to.matches("(?s).*[a-z].*");
        boolean control = (from + to).matches("(?s).*(\\[:|\\\\).*");
        return letters && !control && !from.equals(to);
    }
}
