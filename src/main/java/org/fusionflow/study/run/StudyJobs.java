package org.fusionflow.study.run;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.measure.MeasureCatalogue;

/**
 * The jobs of a study. What a job finds depends on the study, its data and the job's number only, so any process on any machine may compute it.
 * Jobs may be computed from several threads.
 */
public final class StudyJobs {
    private final Study study;
    private final PointWork work;

    public StudyJobs(Study study, MeasureCatalogue catalogue) {
        this.study = study;
        this.work = study.followsSaddles() ? new SaddleWork(study) : new TableWork(study, catalogue);
    }

    PointWork work() {
        return work;
    }

    /** The study that the jobs belong to. */
    public Study study() {
        return study;
    }

    /** Number of jobs. */
    public int count() {
        return work.jobs();
    }

    /** Name of the study, and a hash of everything on which its numbers depend except the program. */
    public String identity() {
        return new StudyJournal(study, work, "").identity();
    }

    /**
     * Computes a job.
     *
     * @param job from 0 to {@link #count} - 1
     * @throws InvalidInput if its point is not valid for theory or for a network; the message names the point
     */
    public FinishedJob compute(int job) {
        long start = System.nanoTime();
        JobRows found;
        try {
            found = work.rows(job);
        } catch (InvalidInput refused) {
            throw new InvalidInput(at(job) + refused.getMessage(), refused);
        } catch (NumericalFailure failed) {
            throw new NumericalFailure(at(job) + failed.getMessage());
        }
        return new FinishedJob(job, found.outcome(), found.csv(), System.nanoTime() - start);
    }

    private String at(int job) {
        String where = work.describe(job);
        return "study " + study.name() + (where.isEmpty() ? "" : " at " + where) + ": ";
    }
}
