package dev.loki.benchmarks.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What is scanned: texts of one length. */
final class Texts {

    /** Bytes of each text. */
    static final int LENGTH = 1 << 20;

    /** Values that are found, as dense as they come. */
    static final List<String> FINDINGS = List.of(
            "a@b.de ",
            "078-05-1129 ",
            "212-555-0123 ",
            "+14155550123 ",
            "4111111111111111 ",
            "GB82WEST12345698765432 ",
            "password=\"aB3$xyz\" ",
            "token=\"a1b2c3d4e5f6g7h8\" ",
            "://a:b1c2@d ",
            "basic YWxhZGRpbjpzZXNhbWU= ",
            "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMko\"}",
            "pwd=a1B2;");

    private static final long SEED = 20260221;

    private Texts() {}

    static byte[] of(String name) throws IOException {
        return switch (name) {
            case "source" -> source();
            case "keyword-free" -> keywordFree();
            case "hostile-base64" -> random("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
            case "hostile-digits" -> random("0123456789");
            case "hostile-dots" -> repeated("a.");
            case "hostile-spaces" -> repeated("password" + " ".repeat(500));
            case "hostile-slack" -> repeated("xoxb-" + "1".repeat(200) + " ");
            case "hostile-names" -> repeated("password=token=secret=");
            case "hostile-mail" -> repeated("a@b.");
            case "hostile-prefixes" -> repeated("glpat-sk-" + "xoxb-sk-proj-");
            case "hostile-keys" -> repeated("-----BEGIN PRIVATE KEY-----\"kty\":");
            case "near-findings" ->
                repeated("AKIA" + "A1B2C3D4E5F6G7H8I" + " a@b.cd_ 4111111111111112 token=\"a1b2c3d4\" ");
            case "findings" -> repeated(String.join("", FINDINGS));
            default -> throw new IllegalArgumentException("no such text: " + name);
        };
    }

    /** This repository's own files, over and over, up to the length. */
    private static byte[] source() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            List<Path> sources = files.filter(Texts::isSource).sorted().toList();
            for (Path file : sources) {
                all.write(Files.readAllBytes(file));
            }
        }
        if (all.size() == 0) {
            throw new IllegalStateException("run from the root of the repository, whose sources are scanned");
        }
        return repeated(all.toByteArray(), LENGTH);
    }

    private static boolean isSource(Path file) {
        String name = file.toString();
        return name.matches(".*\\.(java|md|xml|sh|yaml|json)")
                && !name.contains("target")
                && !name.contains("docs/benchmarks")
                && Files.isRegularFile(file);
    }

    private static byte[] keywordFree() {
        return random("etaoinu etaoinu\n");
    }

    private static byte[] random(String alphabet) {
        Random random = new Random(SEED);
        byte[] text = new byte[LENGTH];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return text;
    }

    private static byte[] repeated(String text) {
        return repeated(text.getBytes(StandardCharsets.UTF_8), LENGTH);
    }

    static byte[] repeated(byte[] text, int length) {
        byte[] filled = Arrays.copyOf(text, length);
        for (int at = text.length; at < length; at += text.length) {
            System.arraycopy(text, 0, filled, at, Math.min(text.length, length - at));
        }
        return filled;
    }
}
