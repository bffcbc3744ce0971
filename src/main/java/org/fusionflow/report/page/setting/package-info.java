/**
 * How does each kind of block look? {@link org.fusionflow.report.page.setting.BlockSetting} sets the blocks of a document in strips.
 */
@NullMarked
package org.fusionflow.report.page.setting;

import org.jspecify.annotations.NullMarked;
