/** Long work in parallel: threads that share its tasks, and what is finished kept on disk, so that an interrupted run can be taken up again. */
@NullMarked
package org.fusionflow.study.journal;

import org.jspecify.annotations.NullMarked;
