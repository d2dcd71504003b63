package dev.loki.adapter.witness.checkpoint;

import dev.loki.contracts.checkpoint.WitnessContract;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.checkpoint.Witness;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@SuppressWarnings("NullAway.Init") // set before each test
class TlogWitnessContractTest extends WitnessContract {

    private WitnessServer server;
    private TlogWitness witness;

    @BeforeEach
    void start() throws Exception {
        String signature = KEY.sign("any\n").line();
        server = new WitnessServer(ORIGIN, signature.substring(0, signature.lastIndexOf(' ') + 6));
        witness = new TlogWitness(HttpEndpoint.parse(server.url()), VerifierKey.parse(server.key()));
    }

    @AfterEach
    void stop() {
        witness.close();
        server.close();
    }

    @Override
    protected Witness witness() {
        return witness;
    }

    @Override
    protected List<VerifierKey> keys() {
        return List.of(VerifierKey.parse(server.key()));
    }

    @Override
    protected void takeDown() {
        server.close();
    }
}
