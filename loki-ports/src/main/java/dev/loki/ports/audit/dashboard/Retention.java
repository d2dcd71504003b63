package dev.loki.ports.audit.dashboard;

import dev.loki.domain.audit.dashboard.DashboardAnchor;
import java.util.Optional;

/** Who has a say in what is pruned: whoever still has to read a file, and whoever keeps the record of it. */
public interface Retention {

    /** Holds nothing back, and keeps no record. */
    Retention NONE = new Retention() {
        @Override
        public Optional<String> awaitedBy(String file) {
            return Optional.empty();
        }

        @Override
        public boolean record(DashboardAnchor anchor) {
            return true;
        }
    };

    /**
     * Who still has to get entries of a file, such as a log server that was down: the file is then kept, and all files
     * after it. Empty where nobody has. Where that cannot be found out, somebody has.
     *
     * @param file its name in the folder
     */
    Optional<String> awaitedBy(String file);

    /**
     * Puts on record what will stand for a file, before it is removed. The next pruning asks again for what was not
     * removed, and that makes no second record.
     *
     * @param anchor what will stand for the file, and for those before it
     * @return whether the record is wherever it has to be; the file is kept until it is
     * @throws dev.loki.ports.audit.AuditLogException where there has to be a record and there cannot be one
     */
    boolean record(DashboardAnchor anchor);
}
