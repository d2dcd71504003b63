package dev.loki.domain.hook;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which tools speak with other machines by themselves: by their name, and by an address that they are given. */
public final class NetworkTools {

    private static final Set<String> NAMES = Set.of(
            "webfetch",
            "websearch",
            "googlewebsearch",
            "fetch",
            "fetchurl",
            "readurl",
            "openurl",
            "browse",
            "browser",
            "httprequest",
            "download");

    private static final List<String> ADDRESSES = List.of("url", "urls", "uri", "href", "endpoint");

    /** In a text, or in an array of texts. */
    private static final Pattern AWAY = Pattern.compile("[\\[\"\\s]*(?:https?|wss?|ftp)://", Pattern.CASE_INSENSITIVE);

    private NetworkTools() {}

    /**
     * Whether the tool reaches others.
     *
     * @param input what it is given
     */
    public static boolean isOne(String tool, JsonObject input) {
        return NAMES.contains(lastPart(tool)) || ADDRESSES.stream().anyMatch(name -> leadsAway(input, name));
    }

    private static boolean leadsAway(JsonObject input, String name) {
        JsonValue address = input.get(name);
        return address != null && AWAY.matcher(address.toString()).lookingAt();
    }

    /** In small letters, without what parts its words. */
    private static String lastPart(String tool) {
        String last = tool.substring(tool.lastIndexOf("__") < 0 ? 0 : tool.lastIndexOf("__") + 2);
        return last.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    }
}
