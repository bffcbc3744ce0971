package org.fusionflow.claims;

/** Decides one claim that has been read and checked. */
interface Decision {
    Finding decide();
}
