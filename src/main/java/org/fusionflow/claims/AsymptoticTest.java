package org.fusionflow.claims;

import java.util.Map;

/** Tests an asymptotic statement by integration. */
final class AsymptoticTest implements Decision {
    private final Claim claim;

    AsymptoticTest(Claim claim) {
        this.claim = claim;
    }

    @Override
    public Finding decide() {
        return new Finding(
                claim.place(), claim.name(), claim.kind().key(), "undecided", "not implemented", Map.of(), false);
    }
}
