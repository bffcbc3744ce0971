package org.fusionflow.claims;

/** A claim that has been read and understood, and can be decided. */
interface Decision {
    Finding decide();
}
