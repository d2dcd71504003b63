package dev.loki.application.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.usage.Agent;
import dev.loki.domain.usage.Usage;
import dev.loki.domain.usage.UsageRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedUsageTest {

    private final BudgetHouse house = new BudgetHouse();
    private final List<UsageRecord> told = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void recordCountsOnceAlsoInAnotherProcess() {
        count(record(Agent.CLAUDE_CODE, "opus", UsageRecord.Source.REQUEST));
        count(record(Agent.CLAUDE_CODE, "opus", UsageRecord.Source.REQUEST));
        assertThat(house.control.summary().total()).isEqualTo(new Consumption(1, 2, 3, 4, 0, 1, 5));
        assertThat(house.control.summary().agents()).containsOnlyKeys("claude-code");
        assertThat(house.control.summary().sessions()).containsOnlyKeys("s");
        assertThat(told).hasSize(2);
        assertThat(warnings).isEmpty();
    }

    @Test
    void agentThatTellsNoPriceCostsWhatTheTableSays() {
        count(record(Agent.CODEX, "opus", UsageRecord.Source.REQUEST));
        assertThat(house.control.summary().total().micros()).isEqualTo(1 + 2 + 3 + 4);
    }

    @Test
    void pointOfAMetricIsNoRequest() {
        count(record(Agent.CLAUDE_CODE, "opus", UsageRecord.Source.METRIC));
        assertThat(house.control.summary().total().requests()).isZero();
    }

    @Test
    void nameOfAnothersMakingIsMadeFitForTheLedger() {
        count(record(Agent.CODEX, "o\np\u0000us" + "x".repeat(Spender.LONGEST), UsageRecord.Source.REQUEST));
        assertThat(house.control.summary().models().keySet())
                .singleElement()
                .satisfies(model -> assertThat(model).startsWith("opusx").hasSizeLessThanOrEqualTo(Spender.LONGEST));
    }

    @Test
    void whatCannotBeCountedIsAWarning() {
        house.store.fail("the disk is full");
        count(record(Agent.CODEX, "opus", UsageRecord.Source.REQUEST));
        assertThat(warnings).singleElement().asString().contains("not counted", "the disk is full");
        assertThat(told).hasSize(1);
    }

    private void count(UsageRecord record) {
        CountedUsage counted = new CountedUsage(() -> true, house::budgets, told::add, warnings::add);
        counted.used(record);
        counted.close(Duration.ofMinutes(1));
    }

    private static UsageRecord record(Agent agent, String model, UsageRecord.Source source) {
        return new UsageRecord(agent, "s", model, new Usage(1, 2, 3, 4, 5), 6, 7, null, null, source);
    }
}
