package dev.loki.adapter.fs.approval;

import static dev.loki.contracts.approval.ApprovalRequests.granted;
import static dev.loki.contracts.approval.ApprovalRequests.pending;
import static dev.loki.contracts.approval.ApprovalRequests.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.approval.ApprovalStoreContract;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.AskedAction;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.GateTerms;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.approval.Requester;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.approval.ApprovalStoreException;
import dev.loki.ports.repair.Repair;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileApprovalStoreTest extends ApprovalStoreContract {

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    private final List<String> warnings = new ArrayList<>();

    @Override
    protected ApprovalStore open() {
        return new FileApprovalStore(folder(), new JacksonJsonReader(), warnings::add);
    }

    private ApprovalStore open(int most) {
        return new FileApprovalStore(folder(), new JacksonJsonReader(), most, warnings::add);
    }

    @Test
    void whoOnlyLooksMakesNothing() {
        assertThat(open().all()).isEmpty();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void theOriginalsReadersSeeEveryRequestAndWhatWasResolved() throws IOException {
        ApprovalStore store = open();
        store.update(all -> pending(1));
        store.update(all -> pending(2));
        store.update(all -> rejected(pending(2)));
        String picture = Files.readString(picture());
        assertThat(picture)
                .startsWith("{\"revision\":3,\"requests\":[{\"id\":\"apr-1771668000001-aaaaaa\",\"phase\":"
                        + "\"pre_execution\",\"gate\":\"default\",\"status\":\"pending\",\"context\":{\"command\":"
                        + "\"deploy 1 \\\"\u6f22\\\"\"},\"createdAt\":\"2026-02-21T10:00:00.001Z\",\"resolvedAt\":null,"
                        + "\"method\":null,\"reason\":null")
                .endsWith("\"audit\":[{\"id\":\"apr-1771668000002-aaaaaa\",\"phase\":\"pre_execution\",\"gate\":"
                        + "\"default\",\"status\":\"rejected\",\"createdAt\":\"2026-02-21T10:00:00.002Z\",\"resolvedAt\":"
                        + "\"2026-02-21T10:00:00.007Z\",\"method\":\"manual\",\"reason\":\"no\"}]}");
    }

    @Test
    void whereverTheJournalIsCutNothingOfItIsBelieved() throws IOException {
        ApprovalRequest used = granted(pending(1));
        ApprovalStore store = open();
        store.update(all -> pending(1));
        store.update(all -> used);
        store.update(all -> used.after(new ApprovalStep.Consume(
                used.created().plusMillis(9), "agent-user", used.action().digest())));
        byte[] whole = Files.readAllBytes(journal());
        for (int length = 0; length < whole.length; length++) {
            Files.write(journal(), Arrays.copyOf(whole, length));
            assertBroken(open(), "approvals.journal");
        }
        Files.delete(journal());
        assertBroken(open(), "approvals.journal has lost lines: it ends at revision 0");
        Files.write(journal(), whole);
        assertThat(open().all()).hasSize(1);
    }

    @Test
    void repairKeepsWhatIsWholeAndGivesUpWhatWasAgreedTo() throws IOException {
        ApprovalStore store = open();
        store.update(all -> pending(1));
        store.update(all -> pending(2));
        store.update(all -> granted(pending(2)));
        store.update(all -> rejected(pending(3)));
        store.update(all -> pending(4));
        String whole = Files.readString(journal());
        String damaged = whole.replace(
                "\"key\":\"" + pending(4).id(), "\"key\":" + pending(4).id());
        Files.writeString(journal(), damaged);
        ApprovalStore other = open();
        assertBroken(other, "line 6 is no JSON");

        List<Repair> told = new ArrayList<>();
        Repair done = store.repair(told::add);
        assertThat(done.found())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("approvals.journal: line 6 is no JSON"),
                        cut -> assertThat(cut).startsWith("approvals.journal has lost lines"));
        assertThat(done.lost())
                .hasSize(3)
                .last()
                .asString()
                .startsWith(pending(2).id());
        assertThat(done.evidence()).containsExactly("approvals.journal.damaged", "approvals.json.damaged");
        assertThat(told).singleElement().satisfies(before -> {
            assertThat(before.lost()).isEqualTo(done.lost());
            assertThat(before.kept()).isEqualTo(2);
        });
        assertThat(journal().resolveSibling("approvals.journal.damaged")).hasContent(damaged);
        assertThat(other.all()).containsExactly(pending(1), rejected(pending(3)));
        assertThat(store.update(all -> pending(5))).isEqualTo(pending(5));
        assertThat(other.all()).hasSize(3);
        assertThat(open().repair(told::add).found()).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void repairGoesOnWhereverTheJournalWasCut() throws IOException {
        ApprovalStore store = open();
        store.update(all -> pending(1));
        store.update(all -> granted(pending(1)));
        store.update(all -> rejected(pending(2)));
        byte[] whole = Files.readAllBytes(journal());
        byte[] before = Files.readAllBytes(picture());
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(journal(), Arrays.copyOf(whole, length));
            Files.write(picture(), before);
            assertThat(open().repair(repair -> {}).lost()).as("%d", length).isNotEmpty();
            assertThat(open().all()).allMatch(request -> request.grants().isEmpty());
        }
        Files.delete(journal());
        Files.write(picture(), new byte[0]);
        assertThat(open().repair(repair -> {}).found()).isNotEmpty();
        assertThat(open().all()).isEmpty();
    }

    @Test
    void whatStandsInThePlaceOfTheFilesIsPutAside() throws IOException {
        open().update(all -> pending(1));
        Files.delete(journal());
        Files.createDirectories(journal().resolve("below"));
        assertBroken(open(), "approvals.journal");
        assertThat(open().repair(repair -> {}).evidence()).contains("approvals.journal.damaged");
        assertThat(open().all()).isEmpty();
        assertThat(open().update(all -> pending(2))).isEqualTo(pending(2));
    }

    @Test
    void repairThatCannotBeToldChangesNothing() throws IOException {
        open().update(all -> pending(1));
        Files.writeString(picture(), "{");
        byte[] whole = Files.readAllBytes(journal());
        assertThatThrownBy(() -> open().repair(repair -> {
                    throw new IllegalArgumentException("not on record");
                }))
                .hasMessage("not on record");
        assertThat(journal()).hasBinaryContent(whole);
        assertThat(picture()).hasContent("{");
        assertThat(journal().resolveSibling("approvals.journal.damaged")).doesNotExist();
    }

    @Test
    void repairOfNothingMakesNothing() {
        assertThat(open().repair(repair -> {}).found()).isEmpty();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void whatACrashLeftHalfWrittenWasNeverAcknowledged() throws IOException {
        ApprovalStore store = open();
        store.update(all -> pending(1));
        Files.writeString(journal(), "{\"key\":\"apr-1\",\"val", StandardOpenOption.APPEND);
        assertThat(open().all()).containsExactly(pending(1));
        open().update(all -> granted(pending(1)));
        assertThat(store.all()).containsExactly(granted(pending(1)));
    }

    @Test
    void whatIsInTheJournalHoldsThoughThePictureCannotBeMade() throws IOException {
        ApprovalRequest kept = open().update(all -> {
            assertThat(picture().resolve("in the way").toFile().mkdirs()).isTrue();
            return pending(1);
        });
        assertThat(kept).isEqualTo(pending(1));
        assertThat(warnings).singleElement().asString().contains("holds", "approvals.json could not be brought up");

        Files.delete(picture().resolve("in the way"));
        Files.delete(picture());
        assertThat(open().all()).containsExactly(pending(1));
        open().update(all -> granted(pending(1)));
        assertThat(picture()).isRegularFile();
        assertThat(warnings).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"revision\":2,\"requests\":[{\"id\"", "{\"revision\":1.5}", "\u0000"})
    void aPictureThatIsBrokenIsNamedAndNothingIsApproved(String broken) throws IOException {
        open().update(all -> pending(1));
        Files.writeString(picture(), broken);
        assertBroken(open(), "approvals.json");

        Files.delete(picture());
        assertThat(open().all()).containsExactly(pending(1));
        open().update(all -> granted(pending(1)));
        assertThat(Files.readString(picture())).contains("\"revision\":2", "approved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]\n",
                "{\"generation\":1}\n[]\n",
                "{\"generation\":1}\n{\"key\":\"a\",\"value\":{}}\n",
                "{\"generation\":1}\n{\"key\":\"a\",\"value\":{\"revision\":1,\"request\":{\"id\":\"a\"}}}\n"
            })
    void aJournalOfSomethingElseIsNamedAndNothingIsApproved(String broken) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(journal(), broken);
        assertThatExceptionOfType(ApprovalStoreException.class)
                .isThrownBy(() -> open().all())
                .withMessageContaining("move both away and ask anew");
    }

    @Test
    void aRequestUnderTheNameOfAnotherIsNone() throws IOException {
        open().update(all -> pending(1));
        String lines = Files.readString(journal());
        Files.writeString(journal(), lines.replace("\"key\":\"apr-1771668000001", "\"key\":\"apr-1771668000002"));
        assertBroken(open(), "under the name of another");
    }

    @Test
    void whateverIsAskedAndSaidCanBeReadAgain() {
        String hostile = "\ud83d\ude00\ud800\u0000\"\\\n\u2028".repeat(30_000);
        JsonObject shown = JsonObject.builder()
                .put("\udfff\u0007", "\ud800")
                .put("7", JsonNumber.parse("1e999"))
                .put("n", JsonNumber.parse("12345678901234567890"))
                .build();
        ApprovalRequest request = ApprovalRequest.open(
                        "apr-1-aaaaaa",
                        GateTerms.withoutGate(hostile),
                        new AskedAction("data", "d", shown, List.of(hostile, "b"), hostile),
                        new Requester(hostile, hostile),
                        Instant.EPOCH,
                        Delivery.notDelivered(Instant.EPOCH, hostile))
                .after(new ApprovalStep.GrantBy(new Grant("g" + hostile, Instant.EPOCH, hostile, hostile)))
                .after(new ApprovalStep.Reject(Instant.EPOCH, hostile, hostile));
        open().update(all -> request);
        ApprovalRequest read = open().all().get(0);
        assertThat(read.resolution()).isEqualTo(request.resolution());
        assertThat(read.grants()).isEqualTo(request.grants());
        assertThat(read.action().isAskedBy(List.of(hostile))).isTrue();
        assertThat(read.gate()).isEqualTo(GateTerms.withoutGate(hostile));
    }

    @Test
    void aFolderThatAGroupSharesHoldsFilesThatItShares() throws IOException {
        open().update(all -> pending(1));
        assertThat(modes()).containsOnly("rw-------");
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwx---"));
        open().update(all -> granted(pending(1)));
        assertThat(modes()).containsOnly("rw-rw----");
    }

    private List<String> modes() throws IOException {
        List<String> modes = new ArrayList<>();
        for (String name : List.of("approvals.journal", "approvals.journal.lock", "approvals.json")) {
            modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))));
        }
        return modes;
    }

    @Test
    void whatHasEndedMakesRoomAndWhatIsOpenStays() {
        int most = Nightly.count(60, ApprovalStore.MOST);
        ApprovalStore store = open(most);
        store.update(all -> pending(0));
        for (int number = 1; number <= most + 5; number++) {
            ApprovalRequest next = pending(number);
            store.update(all -> rejected(next));
        }
        assertThat(store.all()).hasSize(most).startsWith(pending(0)).endsWith(rejected(pending(most + 5)));
        assertThat(open(most).all()).isEqualTo(store.all());
    }

    private static void assertBroken(ApprovalStore store, String part) {
        assertThatThrownBy(store::all)
                .isInstanceOf(ApprovalStoreException.class)
                .hasMessageContaining(part);
        assertThatThrownBy(() -> store.update(all -> pending(9)))
                .isInstanceOf(ApprovalStoreException.class)
                .hasMessageContaining(part);
    }

    private Path folder() {
        return temp.resolve("state");
    }

    private Path journal() {
        return folder().resolve("approvals.journal");
    }

    private Path picture() {
        return folder().resolve("approvals.json");
    }
}
