package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.RectifiedLaw;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.check.CheckRun;
import org.fusionflow.study.check.ResultTables;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.measure.CourseTimes;
import org.fusionflow.study.measure.MeasureCatalogue;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;

/** Runs a study without writing files. For a study without axes it keeps all recorded states, which a report draws. */
public final class StudyInMemory {
    private StudyInMemory() {}

    /**
     * Runs the study in parallel.
     *
     * @throws NumericalFailure if a study without axes did not come to its end
     */
    public static StudyResult of(Study study, MeasureCatalogue catalogue, StudyProgress progress) {
        return study.grid().isSingle() && !study.followsSaddles()
                ? single(study, catalogue, progress)
                : gridded(study, catalogue, progress, true);
    }

    /** Runs the study without parallel work, to measure how long it takes. */
    public static StudyResult onOneThread(Study study, MeasureCatalogue catalogue) {
        return gridded(study, catalogue, StudyProgress.NONE, false);
    }

    private static StudyResult gridded(
            Study study, MeasureCatalogue catalogue, StudyProgress progress, boolean parallel) {
        PointWork work = new StudyJobs(study, catalogue).work();
        progress.begin(study.name(), work.jobs());
        IntStream jobs = IntStream.range(0, work.jobs());
        List<JobRows> all = (parallel ? jobs.parallel() : jobs)
                .mapToObj(job -> {
                    JobRows rows = work.rows(job);
                    progress.finished();
                    return JobRows.of(rows.outcome(), rows.csv());
                })
                .toList();
        progress.end();
        List<String> failures = IntStream.range(0, all.size())
                .filter(job -> all.get(job).isFailure())
                .mapToObj(job -> work.describe(job) + ": " + all.get(job).outcome())
                .toList();
        return result(study, work.tables(all), Optional.empty(), failures);
    }

    private static StudyResult result(
            Study study, StudyTables tables, Optional<Courses> courses, List<String> failures) {
        ResultTables read = new ResultTables(study.grid(), study.variables(), tables.computed(), tables.runs());
        return new StudyResult(
                study,
                tables.points(),
                tables.runs(),
                tables.curves(),
                tables.units(),
                study.checks().isEmpty() ? List.of() : CheckRun.all(study.checks(), read),
                tables.special(),
                courses,
                failures,
                0);
    }

    private static StudyResult single(Study study, MeasureCatalogue catalogue, StudyProgress progress) {
        TableWork work = new TableWork(study, catalogue);
        JobWork jobs = work.work();
        StudyPoint point = jobs.point(0).orElseThrow();
        List<JobRows> all = new ArrayList<>(List.of(work.rows(0)));
        Prediction prediction = point.at(CourseTimes.reduced(point));
        NumericalFailure.check(study.name() + ", reduced system", prediction.outcome());
        List<Courses.OfNetwork> networks = new ArrayList<>();
        for (StudyNetwork network : study.networks(point.point())) {
            NetworkSetup setup = network.at(point.at());
            // Once for all seeds, before they are trained in parallel.
            Vector times = CourseTimes.of(point, network, setup);
            Prediction reduced =
                    new NetworkRun(point, network, setup, setup.seeds().get(0), times).theory();
            progress.begin(study.name() + ", " + network.name(), setup.seeds().size());
            List<NetworkRun> runs = setup.seeds().parallelStream()
                    .map(seed -> {
                        NetworkRun run = jobs.run(point, network, setup, seed);
                        run.result();
                        progress.finished();
                        return run;
                    })
                    .toList();
            progress.end();
            List<TrainingResult> results = runs.stream().map(NetworkRun::result).toList();
            List<ContributionHistory> contributions = runs.stream()
                    .map(NetworkRun::contributions)
                    .flatMap(Optional::stream)
                    .toList();
            networks.add(new Courses.OfNetwork(
                    network.name(),
                    setup,
                    runs.stream()
                            .map(NetworkRun::recording)
                            .flatMap(Optional::stream)
                            .toList(),
                    times,
                    results,
                    contributions,
                    reduced,
                    runs.get(0).plan(Vector.of()).halfNorms(),
                    (RectifiedLaw.isQuick(point.problem()) ? point.law(network, setup) : Optional.<AlignmentLaw>empty())
                            .map(law -> rectified(law, runs))));
            runs.forEach(run -> all.add(jobs.measured(0, run)));
        }
        List<JobRows> written =
                all.stream().map(rows -> JobRows.of(rows.outcome(), rows.csv())).toList();
        Courses courses = new Courses(point.at(), prediction, networks);
        return result(study, work.tables(written), Optional.of(courses), List.of());
    }

    private static Rectified rectified(AlignmentLaw law, List<NetworkRun> runs) {
        return new Rectified(
                law,
                runs.stream()
                        .map(run -> run.isRecorded()
                                ? Optional.<AlignmentLaw>empty()
                                : RectifiedLaw.refined(law, run.plan(Vector.of())))
                        .toList(),
                runs.stream().map(NetworkRun::learned).toList(),
                runs.stream().map(NetworkRun::followed).toList());
    }
}
