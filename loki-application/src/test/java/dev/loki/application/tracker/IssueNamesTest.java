package dev.loki.application.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IssueNamesTest {

    @Test
    void oneIssueHasOneKeyHoweverItIsWritten() {
        IssueNames names = new IssueNames("jira", Pattern.compile("([A-Za-z]+-[0-9]+)|[0-9a-f]{8}"), Optional.empty());
        assertThat(names.key("PROJ-7")).contains("PROJ-7");
        assertThat(names.key("JIRA: proj-7")).contains("PROJ-7");
        assertThat(names.key("0a1b2c3d")).contains("0a1b2c3d");
    }

    @Test
    void whatIsAnothersOrLooksLikeNoneIsNone() {
        IssueNames names = new IssueNames("jira", Pattern.compile("([A-Za-z]+-[0-9]+)"), Optional.empty());
        assertThat(names.key("linear:ENG-7")).isEmpty();
        assertThat(names.key("42")).isEmpty();
        assertThat(names.key("")).isEmpty();
        assertThat(names.key("jira:")).isEmpty();
        assertThat(names.key("PROJ-7/../PROJ-8")).isEmpty();
    }
}
