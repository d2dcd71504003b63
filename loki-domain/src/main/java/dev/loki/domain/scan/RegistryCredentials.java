package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** A user and password in base64 under the name {@code auth}, as .docker/config.json and .npmrc hold them. */
final class RegistryCredentials implements Verifier {

    static final Probe PROBE = new Probe(Keyword.folded("auth"), new WholeWord(new RegistryCredentials()));

    private RegistryCredentials() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        Assigned assigned = Assignment.after(window, to);
        if (assigned == null || assigned.nameEnd() != to) {
            return null;
        }
        Span value = assigned.value();
        return BasicCredentials.endOf(window, value.start()) == value.end() ? value : null;
    }

    @Override
    public Reach reach() {
        return Assignment.REACH;
    }
}
