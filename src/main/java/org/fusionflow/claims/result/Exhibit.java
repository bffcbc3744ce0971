package org.fusionflow.claims.result;

import java.util.Optional;
import org.fusionflow.claims.document.Claim;

/**
 * A claim with its verdict, and what shows it.
 *
 * @param claim as it was written
 * @param finding the verdict
 * @param evidence empty where nothing is known beyond the finding
 */
public record Exhibit(Claim claim, Finding finding, Optional<Evidence> evidence) {}
