package dev.loki.contracts.checkpoint;

import dev.loki.ports.checkpoint.ChainLines;
import java.util.List;

class InMemoryChainLinesTest extends ChainLinesContract {

    @Override
    protected ChainLines open(List<String> lines) {
        InMemoryChainLines chain = new InMemoryChainLines();
        lines.forEach(chain::add);
        return chain;
    }
}
