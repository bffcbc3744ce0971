package org.fusionflow.jmh;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One point of {@code validation/sweeps/time-ratio-map.yaml} on one thread, averaged over a coarse version of its grid: predictions with
 * half times and formulas, and the row of the CSV. {@code sweep_scipy.py} has the same grid.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MapBenchmark {
    private static final int POINTS = 64;

    private final Study study = new StudyReader(Plugins.CATALOGUE).parse("""
            name: coarse
            layers: 4
            fusion: 3
            data: {toy: {}}
            u0: 0.1
            axes:
              ratio: {from: 1.1, to: 3, points: 8}
              rho: {from: -0.3, to: 0.9, points: 8}
            quantities: [timeRatio, formulaRatio, firstHalfTime, secondHalfTime, outcome]
            """, Path.of("coarse.yaml"), false);

    @Benchmark
    @OperationsPerInvocation(POINTS)
    public void point(Blackhole used) {
        used.consume(StudyInMemory.onOneThread(study, Plugins.CATALOGUE));
    }
}
