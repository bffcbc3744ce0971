package org.fusionflow.cli.command;

import java.util.List;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.study.run.StudyRun;

/**
 * Says, when Ctrl-C or the termination signal ends the process, how to go on with studies whose finished jobs are kept. The process ends at once,
 * with the exit code of the signal.
 *
 * <p>Usage: {@code try (ResumeNotice notice = ResumeNotice.of(runs, progress)) {run, write, delete the journals}}.
 */
final class ResumeNotice implements AutoCloseable {
    private static final String GOES_ON = "the same command without --restart goes on from there";

    private final Thread hook;

    private ResumeNotice(Thread hook) {
        this.hook = hook;
    }

    /**
     * @param progress removed from the screen before
     */
    static ResumeNotice of(List<StudyRun> runs, ProgressLine progress) {
        Thread hook = new Thread(
                () -> {
                    progress.close();
                    System.err.println("fusionflow: " + text(runs));
                },
                "resume notice");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyGoingDown) {
            return new ResumeNotice(hook);
        }
        return new ResumeNotice(hook);
    }

    private static String text(List<StudyRun> runs) {
        if (!runs.stream().allMatch(StudyRun::isKept)) {
            return "interrupted: nothing is kept of what goes to a stream, a run with -o FILE could be taken up again";
        }
        int finished = runs.stream().mapToInt(StudyRun::finished).sum();
        int jobs = runs.stream().mapToInt(StudyRun::jobs).sum();
        return "interrupted: " + finished + " of " + jobs + " jobs are finished and kept, " + GOES_ON;
    }

    /** The failure of a file that could not be written, with how to go on. */
    static LostOutput kept(List<StudyRun> runs, LostOutput lost) {
        return runs.stream().allMatch(StudyRun::isKept)
                ? new LostOutput(lost.getMessage() + "; finished jobs are kept: make room, and " + GOES_ON, lost)
                : lost;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyGoingDown) {
            // It speaks now.
            return;
        }
    }
}
