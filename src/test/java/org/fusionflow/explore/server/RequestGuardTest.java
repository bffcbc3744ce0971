package org.fusionflow.explore.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest {
    private static final String HOST = "127.0.0.1:4711";

    private final RequestGuard guard = RequestGuard.of(HOST);

    private String admitted(String target, String... headers) {
        Map<String, List<String>> all = new HashMap<>(Map.of("Host", List.of(HOST)));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return guard.admitted(URI.create(target), all);
    }

    private String page() {
        return URI.create(guard.address()).getRawPath();
    }

    private void refused(int status, String target, String... headers) {
        assertEquals(
                status,
                assertThrows(Refusal.class, () -> admitted(target, headers)).status());
    }

    @Test
    void admitsThePagesOwnRequests() {
        assertEquals("", admitted(page()));
        assertEquals("view", admitted(page() + "view", "Origin", "http://" + HOST, "Sec-fetch-site", "same-origin"));
        assertEquals("", admitted(page(), "Sec-Fetch-Site", "none"));
    }

    @Test
    void everySecretIsNewAndLong() {
        assertNotEquals(guard.address(), RequestGuard.of(HOST).address());
        // 24 bytes in base 64: 192 bits.
        assertTrue(page().matches("/[A-Za-z0-9_-]{32}/"), page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/favicon.ico", "/wrong/", "/wrong/view", "/../", "/%2e%2e/"})
    void refusesAddressesWithoutTheSecret(String target) {
        refused(403, target);
    }

    @Test
    void refusesAlmostTheSecret() {
        String secret = page();
        refused(403, secret.substring(0, secret.length() - 2) + "/");
        refused(403, secret.substring(0, secret.length() - 1));
        refused(403, "/x" + secret.substring(2));
        refused(403, "/a" + secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4711",
                "127.0.0.1",
                "127.0.0.1:80",
                "evil.example:4711",
                "127.0.0.1:4711.evil.example",
                ""
            })
    void refusesOtherHosts(String host) {
        refused(403, page(), "Host", host);
        refused(403, page(), "Host", HOST, "host", host);
    }

    @Test
    void refusesARequestWithoutHostOrToAProxy() {
        assertEquals(
                403,
                assertThrows(Refusal.class, () -> guard.admitted(URI.create(page()), Map.of()))
                        .status());
        refused(403, "http://" + HOST + page());
        refused(403, "//evil.example" + page());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://127.0.0.1:4711",
                "http://127.0.0.1:4712",
                "http://127.0.0.1:4711/",
                "http://evil.example",
                "http://localhost:4711"
            })
    void refusesOtherOrigins(String origin) {
        refused(403, page() + "view", "Origin", origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", ""})
    void refusesRequestsThatAnotherSiteMade(String site) {
        refused(403, page(), "Sec-Fetch-Site", site);
    }

    @Test
    void refusesQueriesAndLongAddresses() {
        refused(400, page() + "?x=1");
        refused(414, page() + "x".repeat(3000));
    }

    /** What it admits is compared with the few names of files and answers; it is never a path on a disk. */
    @Test
    void leavesPathsAsTheyAre() {
        assertEquals("../../etc/passwd", admitted(page() + "../../etc/passwd"));
        assertEquals("%2e%2e%2fpom.xml", admitted(page() + "%2e%2e%2fpom.xml"));
    }
}
