package org.fusionflow.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><meta charset='utf-8'><title>π</title><link rel='icon' href='data:,'></head><body style='margin:0'>"
                    + "<div id='a' style='width:200px;height:200px;background:#f00' tabindex='0'></div><script>"
                    + "let seen=[];for(const t of ['mousemove','mousedown','mouseup','dblclick','wheel','keydown'])"
                    + "document.getElementById('a').addEventListener(t,e=>seen.push(t+(e.key||'')));</script>%s</body></html>";

    @TempDir
    private Path folder;

    @Test
    void seesWhatAPageDoesAndShows() throws IOException {
        Optional<Chromium> started = Chromium.start();
        assumeTrue(started.isPresent(), Chromium.ABSENT);
        try (Chromium browser = started.get()) {
            Path page = Files.writeString(folder.resolve("page.html"), String.format(PAGE, ""));
            browser.open(page.toUri().toString());
            assertEquals("\"π\"", browser.evaluate("document.title"));
            assertEquals("{\"a\":[1,2.5]}", browser.evaluate("Promise.resolve({a: [1, 2.5]})"));
            assertEquals(List.of(), browser.consoleErrors());
            assertEquals(1, browser.requests().size());
            browser.drag(10, 10, 100, 100);
            browser.doubleClick(50, 50);
            browser.wheel(50, 50, 100);
            browser.evaluate("document.getElementById('a').focus()");
            browser.press("ArrowRight");
            String seen = browser.evaluate("new Promise(done => setTimeout(() => done(seen), 100))");
            for (String event :
                    List.of("mousemove", "mousedown", "mouseup", "dblclick", "wheel", "keydownArrowRight")) {
                assertTrue(seen.contains(event), event + " in " + seen);
            }
            browser.resize(400, 300);
            var picture = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
            assertEquals(400, picture.getWidth());
            assertEquals(0xffff0000, picture.getRGB(20, 20));
            browser.media("screen", "dark");
            assertEquals("true", browser.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"));
            assertThrows(IllegalStateException.class, () -> browser.evaluate("nowhere.at(1)"));
        }
    }

    @Test
    void reportsErrorsAndRequests() throws IOException {
        Optional<Chromium> started = Chromium.start();
        assumeTrue(started.isPresent(), Chromium.ABSENT);
        try (Chromium browser = started.get()) {
            String bad = "<script>console.error('first');fetch('nowhere.json').catch(()=>{});missing()</script>";
            Path page = Files.writeString(folder.resolve("bad.html"), String.format(PAGE, bad));
            browser.open(page.toUri().toString());
            String errors =
                    browser.evaluate("new Promise(done => setTimeout(() => done(1), 200))") + browser.consoleErrors();
            assertTrue(errors.contains("first") && errors.contains("missing is not defined"), errors);
            assertTrue(browser.requests().stream().anyMatch(url -> url.endsWith("nowhere.json")));
        }
    }
}
