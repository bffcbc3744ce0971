package org.fusionflow.explore.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses requests that do not come from the program's own page. Every address has a secret that only who started the program knows; {@code Host} must
 * be the bound address, or a name that another site has pointed at this machine could be used to read the answers (DNS rebinding); {@code Origin} must
 * be it too where a browser sends one, and {@code Sec-Fetch-Site} must say that no other site made the request.
 */
final class RequestGuard {
    /** 192 random bits, which is more than anybody can guess. */
    private static final int SECRET_BYTES = 24;

    private static final int LONGEST_TARGET = 2000;
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final String host;
    private final String secret;

    private RequestGuard(String host, String secret) {
        this.host = host;
        this.secret = secret;
    }

    /**
     * A guard with a new secret.
     *
     * @param host bound address with its port, as browsers send it
     */
    static RequestGuard of(String host) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return new RequestGuard(host, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The address of the page. */
    String address() {
        return "http://" + host + "/" + secret + "/";
    }

    /**
     * The path of a request behind the secret, such as {@code view}; empty for the page itself.
     *
     * @param target of the request
     * @param headers by name, in any case
     * @throws Refusal 403 for a request that is not the page's own, 414 for a target that is too long
     */
    String admitted(URI target, Map<String, List<String>> headers) {
        if (target.toString().length() > LONGEST_TARGET) {
            throw new Refusal(414, "address: expected at most " + LONGEST_TARGET + " characters");
        }
        List<String> hosts = header(headers, "Host");
        if (target.isAbsolute() || target.getRawAuthority() != null || !hosts.equals(List.of(host))) {
            throw forbidden("Host");
        }
        List<String> origins = header(headers, "Origin");
        if (!origins.isEmpty() && !origins.equals(List.of("http://" + host))) {
            throw forbidden("Origin");
        }
        if (!OWN_SITES.containsAll(header(headers, "Sec-Fetch-Site"))) {
            throw forbidden("Sec-Fetch-Site");
        }
        String path = String.valueOf(target.getRawPath());
        int end = path.indexOf('/', 1);
        String given = path.startsWith("/") && end > 0 ? path.substring(1, end) : "";
        // Takes the same time wherever the first wrong letter is.
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw forbidden("address");
        }
        if (target.getRawQuery() != null) {
            throw new Refusal(400, "address: expected no ? in it");
        }
        return path.substring(end + 1);
    }

    private static List<String> header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey() != null && header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    private static Refusal forbidden(String what) {
        return new Refusal(403, what + ": not that of this program's page; open the address that it printed");
    }
}
