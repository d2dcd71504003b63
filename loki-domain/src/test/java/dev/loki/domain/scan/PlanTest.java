package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Detectors made ready anew find what those made ready once do: nothing is kept from one plan for the next. */
class PlanTest {

    private static final String PASSWORD = "Tr0" + "ub4dor&3x";

    private static final List<String> IN_CONTEXT = List.of(
            "password = \"" + PASSWORD + "\"",
            "db_pass = \"" + PASSWORD + "\"",
            "curl -u bob:" + PASSWORD + " https://h.test",
            "https://joe:" + PASSWORD + "@h.test/",
            "Server=db1;Pwd=" + PASSWORD + ";",
            "Authorization: Basic YWxhZGRpbjpzZXNhbWU=",
            "machine h.test login me password " + PASSWORD,
            "IDENTIFIED BY '" + PASSWORD + "'",
            "jane.doe@example.org",
            "4111-1111-1111-1111",
            "GB82WEST12345698765432",
            "219-09-9990",
            "(212) 555-0123",
            "+14155550123");

    @Test
    void everyKindIsFoundByDetectorsMadeReadyAnew() throws IOException {
        List<String> texts = new ArrayList<>(IN_CONTEXT);
        DetectorExamplesTest.examples().forEach(example -> texts.add(ExampleValue.of(example.value(), 3)));
        List<Detector> all = new ArrayList<>(Detectors.secrets());
        all.addAll(Detectors.personalData());
        ContentScanner scanner = ContentScanner.of(all);
        String text = String.join("\n", texts) + "\n";

        assertThat(scanner.scan(text))
                .isEqualTo(ContentScanner.SECRETS.with(Detectors.personalData()).scan(text));
        for (String inContext : IN_CONTEXT) {
            assertThat(scanner.scan(inContext)).as(inContext).isNotEmpty();
        }
    }
}
