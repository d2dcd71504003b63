package dev.loki.ports.audit.dashboard;

import dev.loki.domain.audit.dashboard.DashboardAnchor;

/** Who has a say in what is pruned: whoever still has to read a file, and whoever keeps the record of it. */
public interface Retention {

    /** Holds nothing back, and keeps no record. */
    Retention NONE = new Retention() {
        @Override
        public boolean holds(String file) {
            return false;
        }

        @Override
        public void pruning(DashboardAnchor anchor) {}
    };

    /**
     * Whether somebody still has to get entries of a file, such as a log server that was down: it is then kept, and all
     * files after it.
     *
     * @param file its name in the folder
     */
    boolean holds(String file);

    /**
     * Called before a file is removed; where this throws, it is not.
     *
     * @param anchor what will stand for the file, and for those before it
     * @throws dev.loki.ports.audit.AuditLogException where there has to be a record of it and there cannot be one
     */
    void pruning(DashboardAnchor anchor);
}
