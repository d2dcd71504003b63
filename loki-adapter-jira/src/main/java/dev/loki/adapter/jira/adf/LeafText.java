package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;

/** What nodes without text of their own say: people, emoji, days, files and macros. */
final class LeafText {

    private static final int MAX_NAME = 60;

    private LeafText() {}

    /** {@code @Name}, which pings nobody; the account's id where the name is not told. */
    static String mention(AdfNode node) {
        String name = firstOf(node.attribute("text"), node.attribute("id"), "somebody");
        return name.startsWith("@") ? name : "@" + name;
    }

    /** The character, or the name between colons. */
    static String emoji(AdfNode node) {
        return firstOf(node.attribute("text"), node.attribute("shortName"), "");
    }

    /** The day in UTC, as {@code 2026-11-22}. */
    static String date(AdfNode node) {
        String timestamp = node.attribute("timestamp");
        try {
            return Instant.ofEpochMilli(Long.parseLong(timestamp.strip()))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException e) {
            return timestamp;
        }
    }

    /**
     * A file, whose address would ask for a login.
     *
     * @param kind what it is called where the node does not say that it is an image
     */
    static String media(AdfNode node, String kind) {
        String alt = node.attribute("alt");
        String name = node.attribute("type").equals("image") ? "image" : kind;
        return "[" + name + (alt.isBlank() ? "" : ": " + alt) + "]";
    }

    /** A macro by its name, and what it says. */
    static String extension(AdfNode node) {
        String key = firstOf(node.attribute("extensionKey"), node.attribute("resourceId"), "");
        String name = "[" + (node.type().contains("Block") ? "synced block" : "extension") + named(key) + "]";
        String text = node.attribute("text");
        return text.isBlank() ? name : name + " " + text;
    }

    /** What a kind of node that is not known says in its attributes, else its kind. */
    static String unknown(AdfNode node) {
        String text = firstOf(node.text(), node.attribute("text"), node.attribute("title"), node.attribute("alt"));
        return text.isBlank() && !node.type().isEmpty() ? "[unknown" + named(node.type()) + "]" : text;
    }

    /** The address of a card, or its name. */
    static String card(AdfNode node) {
        JsonObject data = node.attributes().get("data") instanceof JsonObject object ? object : JsonObject.EMPTY;
        return firstOf(
                node.attribute("url"),
                data.string("url").orElse(""),
                data.string("name").orElse(""),
                "[card]");
    }

    private static String named(String name) {
        return name.isBlank() ? "" : ": " + name.substring(0, PlainText.cut(name, MAX_NAME));
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
