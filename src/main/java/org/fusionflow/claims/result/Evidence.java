package org.fusionflow.claims.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Certificate;

/**
 * What others need to check a verdict anew.
 *
 * @param certificates that cases are impossible; empty where both sides have one normal form
 * @param witness a point that meets all conditions of a proved claim, so that it is not empty
 */
public record Evidence(List<Certificate> certificates, Map<String, Rational> witness) {
    public Evidence {
        certificates = List.copyOf(certificates);
        witness = Collections.unmodifiableMap(new TreeMap<>(witness));
    }
}
