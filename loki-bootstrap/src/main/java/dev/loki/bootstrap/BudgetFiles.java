package dev.loki.bootstrap;

import dev.loki.adapter.fs.cost.FileUsageStore;
import dev.loki.adapter.fs.cost.GitRemote;
import dev.loki.adapter.fs.cost.PriceTableFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.bootstrap.settings.BudgetSettings;
import dev.loki.domain.cost.PriceTable;
import dev.loki.domain.cost.Pricing;
import dev.loki.domain.cost.Pricing.UnknownModel;
import dev.loki.ports.cost.UsageStore;
import java.nio.file.Path;
import java.util.Optional;

/** The files that budgets need; a class of its own, so that none is loaded before. */
final class BudgetFiles {

    private static final int MOST_PRICE_BYTES = 1024 * 1024;

    private BudgetFiles() {}

    static UsageStore store(Basics basics) {
        return new FileUsageStore(basics.loki("state"), basics.json().get(), basics.clock(), basics.warnings());
    }

    /** Who owns the repository that the project's git remote names. */
    static Optional<String> remoteOwner(Basics basics) {
        return GitRemote.owner(basics.project().root());
    }

    /** @throws ConfigurationException where LOKI_PRICE_FILE cannot be used */
    static Pricing pricing(Basics basics, BudgetSettings settings) {
        PriceTable table = PriceTableFile.builtIn();
        Path file = settings.priceFile();
        return new Pricing(
                file == null ? table : own(file, basics.project().root()).orElse(table),
                settings.deniesUnknown() ? UnknownModel.DENY : UnknownModel.HIGHEST);
    }

    /** An agent must not say what its tokens cost. */
    private static PriceTable own(Path file, Path project) {
        OwnersFile owners = new OwnersFile(BudgetSettings.PRICE_FILE, file, project);
        owners.read(MOST_PRICE_BYTES);
        try {
            return PriceTableFile.read(file);
        } catch (UnusableFileException e) {
            throw owners.problem(String.valueOf(e.getMessage()));
        }
    }
}
