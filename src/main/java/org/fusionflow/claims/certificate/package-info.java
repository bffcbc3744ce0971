/**
 * How does somebody check a verdict who trusts neither this program nor its algebra? Each proved or refuted claim becomes a script for SymPy,
 * and where it is a matter of polynomials also a file for Coq. They define everything from the claim's own words and prove it anew.
 */
@NullMarked
package org.fusionflow.claims.certificate;

import org.jspecify.annotations.NullMarked;
