package dev.loki.contracts.checkpoint;

import dev.loki.ports.checkpoint.ChainLines;
import java.util.List;

class InMemoryChainLinesTest extends ChainLinesContract {

    @Override
    protected ChainLines open(List<String> lines) {
        InMemoryChainLines chain = new InMemoryChainLines();
        chain.growTo(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            chain.change(i, lines.get(i));
        }
        return chain;
    }
}
