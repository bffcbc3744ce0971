package org.fusionflow.study.design.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecentTest {
    @Test
    @Timeout(60)
    void aThreadThatNeedsAnotherValueDoesNotWait() throws Exception {
        Recent<String, Integer> recent = new Recent<>(4, false);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            Future<Integer> slow = pool.submit(() -> recent.of("slow", () -> {
                began.countDown();
                // Ends only if the other value is computed while this one is not.
                assertTrue(await(other));
                return 1;
            }));
            began.await();
            assertEquals(2, recent.of("quick", () -> 2));
            other.countDown();
            assertEquals(1, slow.get(30, TimeUnit.SECONDS));
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Test
    void threadsThatNeedTheSameValueShareOneComputation() throws Exception {
        Recent<Integer, Integer> recent = new Recent<>(4, true);
        AtomicInteger computed = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch all = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                pool.execute(() -> {
                    recent.of(7, computed::incrementAndGet);
                    all.countDown();
                });
            }
            assertTrue(all.await(30, TimeUnit.SECONDS));
        } finally {
            pool.shutdownNow();
        }
        assertEquals(1, computed.get());
    }

    @Test
    void theValuesOfKeysUsedLastAreKept() {
        Recent<Integer, Integer> recent = new Recent<>(2, false);
        AtomicInteger computed = new AtomicInteger();
        for (int key : new int[] {1, 2, 1, 3}) {
            recent.of(key, computed::incrementAndGet);
        }
        assertEquals(3, computed.get());
        assertEquals(1, recent.of(1, computed::incrementAndGet));
        recent.of(2, computed::incrementAndGet);
        assertEquals(4, computed.get());
    }

    @Test
    void aComputationThatFailsIsTriedAgain() {
        Recent<Integer, Integer> recent = new Recent<>(2, false);
        assertThrows(
                IllegalStateException.class,
                () -> recent.of(1, () -> {
                    throw new IllegalStateException("first");
                }));
        assertEquals(5, recent.of(1, () -> 5));
    }
}
