/**
 * This package says what the JSON documents of the program look like, as JSON Schemas of 2020-12.
 *
 * <p>{@link org.fusionflow.cli.schema.OutputSchema} makes one document for each command from the files beside this package.
 */
@NullMarked
package org.fusionflow.cli.schema;

import org.jspecify.annotations.NullMarked;
