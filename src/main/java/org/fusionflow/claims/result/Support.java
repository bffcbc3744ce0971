package org.fusionflow.claims.result;

/**
 * What a test of an asymptotic statement looked at, and how fine it could look.
 *
 * @param order {@code leading} if the ratio of the sides was tested, {@code full} if their difference was
 * @param range the data and the starts of the test, in words
 * @param resolution smallest constant that the test would have seen: relative for the leading order; for a difference in
 *     units of the data, whose speeds and variances are about 1, and relative for sides that tend to 0
 */
public record Support(String order, String range, double resolution) {}
