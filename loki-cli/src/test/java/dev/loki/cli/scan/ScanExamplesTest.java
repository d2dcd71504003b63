package dev.loki.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.Detectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with an example for each detector of secrets: each is found, and no value is printed. */
class ScanExamplesTest {

    private static final Path TABLE = Path.of("../loki-domain/src/test/resources/dev/loki/domain/scan/examples.tsv");
    private static final Pattern CLASS = Pattern.compile("\\[([^]]+)](?:\\{(\\d+)})?|\\\\(.)");
    private static final List<String> CHECKSUMMED = List.of("github-token", "github-fine-grained-token", "npm-token");
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @TempDir
    private Path folder;

    record Example(String detector, String text, String value) {}

    @Test
    void eachIsFoundAndNoneIsShown() throws IOException {
        List<Example> examples = new ArrayList<>(known());
        examples.addAll(inContext());
        for (int i = 0; i < examples.size(); i++) {
            Files.writeString(folder.resolve(i + ".txt"), examples.get(i).text());
        }

        Typed typed = Typed.in(folder, "scan");

        assertThat(examples)
                .extracting(Example::detector)
                .containsAll(Detectors.secrets().stream().map(Detector::id).toList());
        IntStream.range(0, examples.size()).forEach(i -> assertThat(typed.out())
                .containsPattern("(?m)^" + i + "\\.txt:1:\\d+: "
                        + Pattern.quote(examples.get(i).detector()) + ": .*\\*\\*\\*$"));
        assertThat(examples)
                .noneMatch(
                        one -> typed.out().contains(one.value()) || typed.err().contains(one.value()));
    }

    /** Those of the domain's table. */
    private static List<Example> known() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] row = line.split("\t", -1);
            if (!line.startsWith("#")) {
                String drawn = value(row[1], examples.size());
                String value = CHECKSUMMED.contains(row[0]) ? checksummed(drawn) : drawn;
                examples.add(new Example(row[0], "key: '" + value + "',\n", value));
            }
        }
        return examples;
    }

    /** Those that are known by where they stand. */
    private static List<Example> inContext() {
        String password = value("[A-Z][a-z]{5}[0-9]{3}!", 7);
        String key = value("[A-Za-z0-9]{32}", 7);
        String aws = value("[A-Za-z0-9+/]{40}", 5);
        String basic = base64("deploy:" + password);
        String part = value("[A-Za-z0-9_-]{43}", 9);
        String token =
                base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64("{\"sub\":\"271828\"}") + "." + part;
        return List.of(
                new Example("assigned-password", "password = \"" + password + "\"", password),
                new Example("assigned-secret", "api_key = \"" + key + "\"", key),
                new Example("aws-secret-access-key", "aws_secret_access_key = " + aws, aws),
                new Example("url-password", "postgres://app:" + password + "@db.internal:5432/app", password),
                new Example("connection-string-password", "Server=db;User Id=sa;Password=" + password + ";", password),
                new Example("basic-authorization", "Authorization: Basic " + basic, basic),
                new Example("registry-credentials", "{\"auths\":{\"r.test\":{\"auth\": \"" + basic + "\"}}}", basic),
                new Example("netrc-password", "machine mail.test login me password " + password, password),
                new Example("sql-password", "CREATE USER me IDENTIFIED BY '" + password + "'", password),
                new Example("command-line-password", "curl -u me:" + password + " https://mail.test", password),
                new Example("json-web-token", token, token),
                new Example(
                        "private-json-web-key",
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + part + "\",\"y\":\"" + part + "\",\"d\":\""
                                + part + "\"}",
                        part),
                new Example("private-key", privateKey(key), key));
    }

    private static String privateKey(String key) {
        String dashes = "-----";
        String kind = "PRIVATE KEY";
        return dashes + "BEGIN " + kind + dashes + "\n" + (key + key + "\n").repeat(8) + dashes + "END " + kind + dashes
                + "\n";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Fills the classes of a template. */
    private static String value(String template, long seed) {
        Random random = new Random(seed);
        return CLASS.matcher(template).replaceAll(found -> Matcher.quoteReplacement(filled(found, random)));
    }

    private static String filled(MatchResult found, Random random) {
        if (found.group(1) == null) {
            return found.group(3);
        }
        int count = found.group(2) == null ? 1 : Integer.parseInt(found.group(2));
        List<String> alphabet = IntStream.range('!', 0x7f)
                .mapToObj(Character::toString)
                .filter(c -> c.matches("[" + found.group(1) + "]"))
                .toList();
        List<String> plain =
                alphabet.stream().filter(c -> c.matches("[A-Za-z0-9]")).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            List<String> from = count > 1 && (i == 0 || i == count - 1) ? plain : alphabet;
            text.append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }

    /** With the last six characters replaced by the checksum of those since the last underscore. */
    private static String checksummed(String value) {
        String body = value.substring(0, value.length() - 6);
        CRC32 crc = new CRC32();
        crc.update(body.substring(body.lastIndexOf('_') + 1).getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
            digits.insert(0, BASE62.charAt((int) (rest % 62)));
        }
        return body + digits;
    }
}
