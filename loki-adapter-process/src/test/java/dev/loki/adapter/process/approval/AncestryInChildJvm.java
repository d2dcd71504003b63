package dev.loki.adapter.process.approval;

/** A process that says what its environment has of a session, and what its ancestry has. */
final class AncestryInChildJvm {

    private AncestryInChildJvm() {}

    public static void main(String[] args) {
        System.out.println(System.getenv("LOKI_SESSION_ID") + ": "
                + new ProcessAncestry().governed().orElse("free"));
    }
}
