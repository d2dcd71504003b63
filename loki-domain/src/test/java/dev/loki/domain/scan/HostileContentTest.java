package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileContentTest {

    private static final ContentScanner SCANNER = ContentScanner.SECRETS.with(Detectors.personalData());
    private static final int LENGTH = 200_000;

    /** The automaton looks at each byte once; what is looked at besides is bounded, whatever the text repeats. */
    private static final double MOST_STEPS = Density.A_KIB / 1024.0 + 0.1;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.",
                "1",
                "password        ",
                "password=",
                "password=\"",
                "xoxb-1111",
                "xoxb-",
                "xoxb-sk-" + "xoxb-sk-proj-",
                "sk-",
                "eyJ",
                "eyJhbGciOi.",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN ",
                "\"kty\"",
                "{\"kty\":",
                "\"d\":\"",
                "://a:",
                "a@",
                "a@b.",
                "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo",
                "4111",
                "411111111111111 ",
                "basic ",
                "AB12",
                "+1",
                "secret=",
                "x=password=token=secret=pwd=",
                "(212) 555",
                "glpat-",
                "ghp_",
                "aws_secret_secret_token",
                "token.",
                "bearer ",
                "dapi",
                "/",
                "://",
                "token=\\\"",
                "1//0",
                "=",
                "pwd=a1B2;",
                "uid=a;pwd=a1B2;",
                ";Secret=",
                "\n"
            })
    void workGrowsWithTheLengthAlone(String repeated) {
        byte[] text = repeated.repeat(LENGTH / repeated.length()).getBytes(StandardCharsets.UTF_8);

        assertThat(stepsPerByte(text)).isLessThan(MOST_STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretaccesskey=\"AKIA" + "ZQ3DRSTUVWXY2AB7\"",
                "PWD=a1" + "B2c3d4\n",
                "pass=\"a1B2$x\"",
                "token=\"a1b2c3d4e5f6g7h8\" ",
                ";Secret=a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2"
            })
    void workGrowsWithTheLengthAloneWhereAllOfItIsFoundOrAlmost(String repeated) {
        byte[] text = repeated.repeat(LENGTH / repeated.length()).getBytes(StandardCharsets.UTF_8);

        assertThat(stepsPerByte(text)).isLessThan(MOST_STEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "1", "a1B2a1B2a1B2a1B2a1B2", "=\"aB3$", "@b.", "\n"})
    void everyKeywordOfEveryDetectorMayBeRepeated(String filler) {
        for (Detector detector : SCANNER.detectors()) {
            for (String keyword : detector.keywords()) {
                String repeated = keyword + filler;
                byte[] text = repeated.repeat(LENGTH / 20 / repeated.length()).getBytes(StandardCharsets.ISO_8859_1);
                assertThat(stepsPerByte(text)).as(repeated).isLessThan(MOST_STEPS);
            }
        }
    }

    @Test
    void workIsTheSameForTwiceTheText() {
        String unit = "password = \"a1!\" token: x eyJhbGciOi.b.c glpat-abc user@host.com 4111 1111 ";
        byte[] once = unit.repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] twice = unit.repeat(2000).getBytes(StandardCharsets.UTF_8);

        assertThat(unboundedSteps(twice)).isLessThan(unboundedSteps(once) * 2.05);
    }

    @Test
    void anyBytesAreScanned() {
        Random random = new Random(11);
        String pieces =
                "password=\"'-----BEGIN PRIVATE KEY-----eyJ.\"kty\"{}\"d\":\"://:@sk-xoxb-glpat-basic 4111+1 \n\\";
        for (int i = 0; i < 10_000; i++) {
            byte[] text = new byte[random.nextInt(200)];
            random.nextBytes(text);
            for (int n = random.nextInt(10); n > 0 && text.length > 20; n--) {
                int from = random.nextInt(pieces.length() - 12);
                byte[] piece = pieces.substring(from, from + 12).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(piece, 0, text, random.nextInt(text.length - 12), piece.length);
            }
            assertThatCode(() -> SCANNER.scan(text, ScanOptions.STRICT)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glpat-sk-xoxb-sk-proj-",
                "password=token=secret=",
                "a@b.",
                "eyJhbGciOi.",
                "{\"kty\":",
                "4111 5105 "
            })
    void workForTwiceTheTextIsTwiceAsMuchWhateverIsAllowed(String repeated) {
        byte[] once = repeated.repeat(LENGTH / repeated.length()).getBytes(StandardCharsets.UTF_8);
        byte[] twice = repeated.repeat(2 * LENGTH / repeated.length()).getBytes(StandardCharsets.UTF_8);

        assertThat(unboundedSteps(twice)).isLessThan(unboundedSteps(once) * 2.05);
    }

    private static double unboundedSteps(byte[] text) {
        Density unbounded = new Density(0, Integer.MAX_VALUE);
        return Scan.all(SCANNER.plan(), text, unbounded).window().steps();
    }

    /** Without those that are saved, which do not count in a long text. */
    private static double stepsPerByte(byte[] text) {
        return (double) (Scan.all(SCANNER.plan(), text).window().steps() - Density.SAVED) / text.length;
    }
}
