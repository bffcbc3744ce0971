package org.fusionflow.explore.server;

/** A request that is not answered as it wishes: the status of HTTP and a sentence for people. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
